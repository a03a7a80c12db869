"""Link previews, which messengers show for a shared join link."""
