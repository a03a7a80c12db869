import { locale } from '@/i18n/locale.svelte';

const ko = {
  title: '개인정보',
  help: '도움말',
  back: '처음으로',
  sections: [
    {
      heading: '무엇을 저장하나요',
      lines: [
        '닉네임, 보낸 메시지와 시각, 메시지에 단 반응, 그 밖에 보낸 반응의 수를 저장해요. 가입은 필요 없고, 이메일이나 전화번호를 묻지 않아요.',
        '같은 자리로 돌아올 수 있도록 이 브라우저에 자리표를 보관해요. 광고나 방문 분석은 없어요.',
        '한 주소에서 코드를 마구 추측하지 못하도록 IP 주소별 횟수를 잠시 세요.',
        '발표자 계정에는 로그인한 서비스의 이름과 이메일이 저장돼요.',
      ],
    },
    {
      heading: '누가 보나요',
      lines: [
        '닉네임과 메시지는 그 세션에 있는 모두가 봐요. 발표자와 공동 진행자는 승인 대기 메시지도 봐요.',
        '세션이 끝나면 참여 링크가 있는 사람은 질문과 답변을 이름 없이 볼 수 있어요. 잠기거나 암호가 있던 세션은 아니에요.',
        '서버를 운영하는 사람은 저장된 내용에 접근할 수 있어요.',
      ],
    },
    {
      heading: '얼마나 보관하나요',
      lines: [
        '세션이 끝나고 발표자가 정한 기간이 지나면 모두 삭제돼요. 정하지 않으면 이 서버의 기본 기간을 따라요.',
        '방 안 내 메뉴에서 내 메시지를 다운로드하거나 내 정보를 바로 삭제할 수 있어요.',
      ],
    },
  ],
};

const en: typeof ko = {
  title: 'Privacy',
  help: 'Help',
  back: 'Home',
  sections: [
    {
      heading: 'What is stored',
      lines: [
        'Your nickname, the messages you send and when, your reactions to messages, and how many other reactions you send. There is no sign-up; nobody asks for your email or phone number.',
        'This browser keeps a token so that you can return. There are no ads and no tracking.',
        'Failed attempts are counted per IP address for a while, so that nobody can guess codes.',
        "A presenter's account stores the name and email of the service used to sign in.",
      ],
    },
    {
      heading: 'Who sees it',
      lines: [
        'Everybody in the session sees nicknames and messages. Presenters and co-hosts also see messages that wait for approval.',
        'After the end, people with the join link see questions and answers without names, unless the session was locked or had a passcode.',
        'Whoever runs this server can access what is stored.',
      ],
    },
    {
      heading: 'How long it is kept',
      lines: [
        "Everything is deleted after the session ends and the presenter's chosen time has passed, or this server's default.",
        'In the room, your menu lets you download or delete your data at any time.',
      ],
    },
  ],
};

/** The texts of the page about privacy, in the reader's language: loaded with it, and by nobody else. */
export function privacyText(): typeof ko {
  return locale.current === 'ko' ? ko : en;
}
