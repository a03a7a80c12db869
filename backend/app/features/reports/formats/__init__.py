"""Reports as files: what a report says in HTML, JSON, CSV and XLSX."""
