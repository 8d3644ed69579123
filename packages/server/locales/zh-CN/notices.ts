import type { notices as english } from '../en/notices.ts'
import type { Widen } from '../shape.ts'

export const notices: Widen<typeof english> = {
  frame: {
    writer: '本邮件由 Sapar 旅游卡服务（{site}）发出。签发机构：{issuer}。',
    demo: '演示系统，不是政府服务',
    neverPay: '我们绝不会为“加急注销”收费。凡以此收费的，都不是我们。',
    check: '想确认这封邮件是否来自我们？请在以下网页输入核验码 {checkCode}：{officialPage}',
    noReply: '请勿回复本邮件，回复无人查看。您的旅游卡、申请和信件都在您的账户中。',
    smsStart: '【Sapar】',
    smsStartDemo: '【演示·Sapar】',
  },
  factors: {
    passkey: '通行密钥',
    authenticator: '身份验证器应用',
    'recovery-codes': '恢复码',
  },
  templates: {
    'request-submitted': {
      subject: '申请 {reference}：已收到',
      sms: '注销申请{reference}已收到（卡号尾号{cardNumber}），不再计费。最迟{promisedOn}作出决定。若非本人操作，请立即登录收回。',
      paragraphs: {
        opening: '我们已收到您的申请 {reference}，申请注销旅游卡 {cardNumber}。',
        charge:
          '此卡已于您提交申请的当天（{askedOn}）停止计费。截至前一天，费用合计 {chargeSoFar}。如果申请最终没有注销该卡，则视同从未提交，继续计费。',
        receipt:
          '您的回执编号为 {receiptNumber}。回执以 PDF 附在本邮件中，也保存在您的账户里。请妥善保管：它能证明您提交申请的时间。',
        promise: '工作人员将进行审核，最迟于{promisedOn}作出决定，届时我们会通知您。',
        recall:
          '改变主意了？在{recallUntil}之前，您可以一键收回申请，收回后一切照旧。此后，在作出决定之前，您仍可撤回申请。',
        notMe: '不是您本人提交的？请立即告诉我们，我们会使该申请作废，并结束提交申请的登录会话：{notMePage}',
        next: '查看办理进度：{page}',
      },
    },
    'request-recalled': {
      subject: '申请 {reference}：已收回',
      sms: '您已收回注销申请{reference}，尾号{cardNumber}的旅游卡状态不变。',
      paragraphs: {
        opening: '您已收回注销旅游卡 {cardNumber} 的申请 {reference}。',
        card: '该卡状态不变，如同从未提交过申请。',
        next: '您可以随时重新申请。本次申请的记录：{page}',
      },
    },
    'request-withdrawn': {
      subject: '申请 {reference}：已撤回',
      sms: '您已撤回注销申请{reference}，尾号{cardNumber}的旅游卡状态不变。',
      paragraphs: {
        opening: '您已撤回注销旅游卡 {cardNumber} 的申请 {reference}。',
        card: '我们已停止办理，该卡状态不变。',
        next: '您可以随时重新申请。本次申请的记录：{page}',
      },
    },
    'request-returned': {
      subject: '申请 {reference}：请补充材料',
      sms: '注销申请{reference}（卡号尾号{cardNumber}）需要补充材料，请最迟于{answerBy}提交。',
      paragraphs: {
        opening: '我们已审阅您注销旅游卡 {cardNumber} 的申请 {reference}。要作出决定，还需要您补充材料。',
        papers: '请补充：',
        answer: '请最迟于{answerBy}补充材料并重新提交申请：{page}',
        lapse: '在您答复之前，审核期限暂停计算。如届时仍未收到答复，申请将失效，该卡状态不变。',
        next: '您答复后，原申请继续办理，无需重新开始。',
      },
    },
    'request-resubmitted': {
      subject: '申请 {reference}：已收到补充材料',
      sms: '已收到注销申请{reference}（卡号尾号{cardNumber}）的补充材料，最迟{promisedOn}作出决定。',
      paragraphs: {
        opening: '我们已收到您为注销旅游卡 {cardNumber} 的申请 {reference} 补充的材料。',
        promise: '工作人员将再次审核，最迟于{promisedOn}作出决定。',
        next: '查看办理进度：{page}',
      },
    },
    'request-lapsed': {
      subject: '申请 {reference}：已失效',
      sms: '因未按期补充材料，注销申请{reference}已失效。尾号{cardNumber}的旅游卡没有注销。',
      paragraphs: {
        opening: '我们曾请您补充材料，但未按期收到，因此您注销旅游卡 {cardNumber} 的申请 {reference} 已失效。',
        card: '该卡没有注销，仍保持您申请之前的状态。',
        next: '如仍需注销，请重新提交申请。本次申请的记录：{page}',
      },
    },
    'request-approved-pending': {
      subject: '申请 {reference}：已批准，尚未生效',
      sms: '注销申请{reference}已批准。尾号{cardNumber}的旅游卡在您选择的时间生效注销，此前仍可使用。',
      paragraphs: {
        opening: '我们已批准您注销旅游卡 {cardNumber} 的申请 {reference}。',
        onDay: '按照您的选择，注销将于{effectOn}生效。',
        onDeparture: '按照您的选择，注销将在您的离境被登记时生效。',
        until: '在此之前，该卡仍然有效，您可以继续使用。',
        next: '注销生效后，我们会再次通知您。查看办理进度：{page}',
      },
    },
    'card-cancelled': {
      subject: '申请 {reference}：旅游卡已注销',
      sms: '尾号{cardNumber}的旅游卡已注销，自{effectiveOn}起生效（申请{reference}）。请勿再持该卡出行。',
      paragraphs: {
        opening: '旅游卡 {cardNumber} 已注销，自{effectiveOn}起生效。您的申请 {reference} 已办结。',
        meaning: '自该日起，该卡不能再用于入境。如需再次出行，请申请新卡。',
        keep: '请保存本通知及其附件。您的账户中也会一直保留一份。',
        next: '本次申请的记录：{page}',
      },
    },
    'request-refused': {
      subject: '申请 {reference}：未予批准',
      sms: '注销申请{reference}未予批准，尾号{cardNumber}的旅游卡没有注销。原因请登录账户查看。',
      paragraphs: {
        opening: '您注销旅游卡 {cardNumber} 的申请 {reference} 未予批准，该卡没有注销。',
        ground: '原因：{ground}',
        law: '法律依据：{legalReference}',
        appeal: '如对该决定不服，您可以在{appealUntil}之前（含当日）提出申诉。',
        noAppeal: '对该决定不能申诉。上述原因消除后，您可以重新提交申请。',
        next: '查看决定和申请记录：{page}',
      },
    },
    'request-taken-back-not-me': {
      subject: '申请 {reference}：非本人操作，已作废',
      sms: '根据您的反映，注销申请{reference}并非本人提交，现已作废。尾号{cardNumber}的旅游卡状态不变。请更改密码。',
      paragraphs: {
        opening: '您告诉我们，有人以您的名义提交了注销旅游卡 {cardNumber} 的申请 {reference}。',
        undone: '该申请已作废，该卡状态不变。',
        locked: '我们已结束提交该申请的登录会话。请更改密码，并添加通行密钥。',
        next: '查看事情经过：{page}',
      },
    },
    'return-reminder': {
      subject: '申请 {reference}：材料尚未补齐',
      sms: '注销申请{reference}（卡号尾号{cardNumber}）的材料尚未补齐，最后期限：{answerBy}。',
      paragraphs: {
        opening: '您注销旅游卡 {cardNumber} 的申请 {reference} 仍在等待您补充材料。',
        papers: '尚缺：',
        lapse: '最后期限是{answerBy}。如届时仍未收到答复，申请将失效，该卡状态不变。',
        next: '补充材料并重新提交申请：{page}',
      },
    },
    'card-link-attempted': {
      subject: '有人试图将您的旅游卡关联到账户',
      sms: '有人试图将尾号{cardNumber}的旅游卡关联到账户，未成功，该卡的信息没有显示。',
      paragraphs: {
        opening: '{at}，有人试图将旅游卡 {cardNumber} 关联到一个使用其他电子邮箱的账户。',
        meaning: '关联没有成功，对方没有看到该卡的任何信息。',
        next: '如果是您本人，请登录后按护照上的信息重试。如果不是您本人，您无需采取任何措施；若再次发生，请告知签发该卡的机构。',
      },
    },
    'card-linked': {
      subject: '您的旅游卡已关联到一个账户',
      sms: '尾号{cardNumber}的旅游卡已关联到使用其他电子邮箱的账户。若非本人操作，请立即告知签发机构。',
      paragraphs: {
        opening: '{at}，旅游卡 {cardNumber} 被关联到一个使用其他电子邮箱的账户。',
        meaning: '登录该账户的人可以看到这张卡，并可以申请注销。',
        next: '如果是您本人操作，您无需采取任何措施。如果不是，请立即告知签发该卡的机构。',
      },
    },
    'payment-received': {
      subject: '已收到您的付款',
      paragraphs: {
        opening: '我们于 {paidOn} 收到您为旅游卡 {cardNumber} 支付的 {amount}。谢谢。',
        keep: '请保存此信作为收据。您的账户中也有一份。',
        next: '在账户中查看这笔付款：{page}',
      },
    },
    'payment-refunded': {
      subject: '已向您退款',
      paragraphs: {
        opening: '我们于 {refundedOn} 将您为旅游卡 {cardNumber} 支付款项中的 {amount} 退还给您。',
        when: '款项退回您付款时使用的银行卡或账户，银行通常需要五到十天。',
        next: '在账户中查看这笔付款：{page}',
      },
    },
    'application-awaits-fee': {
      subject: '申请 {reference}：请在 {payBy} 前缴费',
      sms: '申请 {reference} 已填写完整。请在 {payBy} 前缴费，之后由官员审理。',
      paragraphs: {
        opening: '您的旅游卡申请 {reference} 已填写完整。',
        fee: '费用为 {amount}。缴费后官员即开始审理，我们的办理期限自缴费之日起计算。',
        lapse: '如在 {payBy} 前未缴费，申请将失效。您届时可以重新申请。',
        next: '请在您的账户中缴费：{page}',
      },
    },
    'application-received': {
      subject: '申请 {reference}：已收到',
      sms: '我们已收到申请 {reference}，最迟于 {promisedOn} 作出决定。',
      paragraphs: {
        opening: '我们已收到您的旅游卡申请 {reference}。',
        promise: '官员将进行审理，最迟于 {promisedOn} 作出决定，届时我们会写信通知您。',
        next: '查看申请进度：{page}',
      },
    },
    'application-returned': {
      subject: '申请 {reference}：需要您补充材料',
      sms: '申请 {reference} 需要补充材料，请在 {answerBy} 前答复。',
      paragraphs: {
        opening: '我们已审阅您的申请 {reference}，还需要您补充材料才能作出决定。',
        papers: '请补充：',
        answer: '请最迟于 {answerBy} 补充材料并重新提交申请。',
        lapse: '逾期未答复，申请将失效。在您补充材料期间，办理期限暂停计算。',
        next: '在此答复：{page}',
      },
    },
    'application-return-reminder': {
      subject: '申请 {reference}：请在 {answerBy} 前答复',
      sms: '提醒：申请 {reference} 仍需补充材料，请在 {answerBy} 前答复。',
      paragraphs: {
        opening: '我们仍在等待您为申请 {reference} 补充材料。',
        papers: '请补充：',
        lapse: '如在 {answerBy} 前未答复，申请将失效。',
        next: '在此答复：{page}',
      },
    },
    'application-resubmitted': {
      subject: '申请 {reference}：已收到您的答复',
      sms: '我们已收到您对申请 {reference} 的答复，最迟于 {promisedOn} 作出决定。',
      paragraphs: {
        opening: '我们已收到您对申请 {reference} 的答复。',
        promise: '官员最迟于 {promisedOn} 作出决定。',
        next: '查看申请进度：{page}',
      },
    },
    'application-withdrawn': {
      subject: '申请 {reference}：已撤回',
      sms: '您已撤回申请 {reference}，我们已停止办理。',
      paragraphs: {
        opening: '您已撤回申请 {reference}。我们已停止办理，不会签发旅游卡。',
        next: '您可以随时重新申请。本申请的记录：{page}',
      },
    },
    'application-lapsed': {
      subject: '申请 {reference}：已失效',
      sms: '申请 {reference} 因逾期未答复而失效。您可以重新申请。',
      paragraphs: {
        opening: '由于未在期限内收到所要求的材料，您的申请 {reference} 已失效。',
        next: '您可以随时沿用已填写的内容重新申请。本申请的记录：{page}',
      },
    },
    'application-lapsed-unpaid': {
      subject: '申请 {reference}：已失效',
      sms: '申请 {reference} 因逾期未缴费而失效。您可以重新申请。',
      paragraphs: {
        opening: '由于未在期限内缴费，您的申请 {reference} 已失效。',
        late: '此后到账的款项将原路退回。',
        next: '您可以随时沿用已填写的内容重新申请。本申请的记录：{page}',
      },
    },
    'application-refused': {
      subject: '申请 {reference}：不予批准',
      sms: '申请 {reference} 未获批准。理由及申诉办法请见您的账户。',
      paragraphs: {
        opening: '我们决定不予批准您的旅游卡申请 {reference}。',
        ground: '理由：{ground}',
        law: '依据：{legalReference}',
        appeal: '您可以在 {appealUntil} 前对本决定提出申诉。',
        noAppeal: '对本决定不能提出申诉。您可以重新申请。',
        fee: '费用 {feeBack} 将原路退回。',
        next: '完整的决定：{page}',
      },
    },
    'fee-refunded': {
      subject: '已向您退还申请费',
      paragraphs: {
        opening: '我们于 {refundedOn} 将申请 {reference} 的费用 {amount} 退还给您。',
        when: '款项退回您付款时使用的银行卡或账户，银行通常需要五到十天。',
        next: '在账户中查看这份申请：{page}',
      },
    },
    'application-granted': {
      subject: '申请 {reference}：旅游卡已签发',
      sms: '您的旅游卡（尾号 {cardNumber}）已签发，有效期自 {validFrom} 至 {validUntil}，请在账户中查看。',
      paragraphs: {
        opening: '您的申请 {reference} 已获批准。旅游卡号码为 {cardNumber}。',
        validity: '有效期自 {validFrom} 至 {validUntil}。请将卡上的姓名和护照号码与护照核对。',
        border: '请持申请时所用的护照出行。是否准许入境由边防官员决定。',
        cancel: '不再需要此卡时，请在您的账户中注销。',
        next: '您的旅游卡和本申请：{page}',
      },
    },
    'card-change-submitted': {
      subject: '请求 {reference}：已收到',
      sms: '我们已收到关于尾号 {cardNumber} 旅游卡的请求 {reference}，最迟于 {promisedOn} 作出决定。',
      paragraphs: {
        opening: '我们已收到您关于旅游卡 {cardNumber} 的请求 {reference}。',
        promise: '官员最迟于 {promisedOn} 作出决定。在此之前旅游卡保持不变。',
        next: '查看请求进度：{page}',
      },
    },
    'card-change-withdrawn': {
      subject: '请求 {reference}：已撤回',
      sms: '您已撤回请求 {reference}，尾号 {cardNumber} 的旅游卡保持不变。',
      paragraphs: {
        opening: '您已撤回请求 {reference}。旅游卡 {cardNumber} 保持不变。',
        next: '本请求的记录：{page}',
      },
    },
    'card-change-refused': {
      subject: '请求 {reference}：不予批准',
      sms: '请求 {reference} 未获批准，尾号 {cardNumber} 的旅游卡保持不变。理由请见您的账户。',
      paragraphs: {
        opening: '我们决定不予批准您的请求 {reference}。旅游卡 {cardNumber} 保持不变。',
        ground: '理由：{ground}',
        law: '依据：{legalReference}',
        appeal: '您可以在 {appealUntil} 前对本决定提出申诉。',
        noAppeal: '对本决定不能提出申诉。',
        next: '完整的决定：{page}',
      },
    },
    'card-renumbered': {
      subject: '请求 {reference}：旅游卡已换发新号码',
      sms: '您的旅游卡新尾号为 {cardNumber}，尾号 {formerNumber} 的卡已失效。请在账户中下载新卡。',
      paragraphs: {
        opening: '您的请求 {reference} 已获批准。您的旅游卡新号码为 {cardNumber}。',
        former: '号码为 {formerNumber} 的卡已失效，请下载新卡并持新卡出行。',
        charge: '这仍是同一张卡，只是换了号码，有效期和费用连续计算，没有中断。',
        next: '您的旅游卡：{page}',
      },
    },
    'card-extended': {
      subject: '请求 {reference}：旅游卡已延期',
      sms: '尾号 {cardNumber} 的旅游卡有效期延至 {validUntil}。请在账户中重新下载。',
      paragraphs: {
        opening: '您的请求 {reference} 已获批准。旅游卡 {cardNumber} 的有效期延至 {validUntil}。',
        charge: '号码不变，费用照常计算。原打印件上仍是原日期，请重新下载。',
        next: '您的旅游卡：{page}',
      },
    },
    'wallet-code': {
      subject: '钱包应用的六位数字',
      sms: '钱包应用的验证数字{code}，{minutes}分钟内有效，请勿告诉任何人。',
      paragraphs: {
        opening: '您要将旅游卡放入钱包应用。',
        code: '应用会要求输入这组数字：{code}，{minutes} 分钟内有效。',
        next: '请勿告诉任何人：我们绝不会通过电话或消息索要。如果不是您本人操作，请立即设置新密码：有人进入了您的账户。',
      },
    },
    'card-in-wallet': {
      subject: '钱包应用已持有您旅游卡的副本',
      paragraphs: {
        opening: '一个钱包应用凭您账户中的二维码和我们发送的数字，领取了旅游卡 {cardNumber} 的副本。',
        meaning: '卡本身没有变化。卡被注销时，副本随之注销。',
        notYou: '不是您本人操作？请设置新密码，并在账户中挂失此卡：您会得到新的卡号，所有副本随之失效。',
        next: '此卡的所有副本：{page}',
      },
    },
    'account-email-code': {
      subject: '确认邮箱的验证码',
      paragraphs: {
        opening: '有人（应该是您本人）正在用此邮箱开设账户。',
        code: '验证码是 {code}，{minutes} 分钟内有效，只能在 {site} 使用。',
        next: '请勿告诉任何人：我们绝不会通过电话或消息索要验证码。如果不是您本人操作，无需理会。',
      },
    },
    'account-reset-code': {
      subject: '设置新密码的验证码',
      paragraphs: {
        opening: '有人（应该是您本人）要为使用此邮箱的账户设置新密码。',
        code: '验证码是 {code}，{minutes} 分钟内有效，只能在 {site} 使用。',
        next: '请勿告诉任何人：我们绝不会通过电话或消息索要验证码。如果不是您本人操作，您的密码不会改变。',
      },
    },
    'account-new-email-code': {
      subject: '确认新邮箱的验证码',
      paragraphs: {
        opening: '您要将此邮箱用于您的账户。',
        code: '验证码是 {code}，{minutes} 分钟内有效，只能在 {site} 使用。',
        next: '请勿告诉任何人：我们绝不会通过电话或消息索要验证码。如果不是您本人操作，无需理会。',
      },
    },
    'account-phone-code': {
      subject: '确认手机号码的验证码',
      sms: '验证码{code}，{minutes}分钟内有效，请勿告诉任何人。',
    },
    'account-exists': {
      subject: '您已有账户',
      paragraphs: {
        opening: '有人（应该是您本人）试图用此邮箱开设账户，但使用此邮箱的账户已经存在。',
        signIn: '登录：{signInPage}',
        reset: '如果忘记了密码：{resetPage}',
        next: '如果不是您本人操作，无需理会。我们没有告诉任何人该账户存在。',
      },
    },
    'account-email-changed': {
      subject: '您账户的电子邮箱已更改',
      paragraphs: {
        opening: '{at}，您账户的电子邮箱已更改。今后我们将写信到新邮箱。',
        meaning: '此邮箱不能再用于登录。',
        next: '如果不是您本人操作，请立即告知签发旅游卡的机构。',
      },
    },
    'account-password-changed': {
      subject: '您的密码已更改',
      paragraphs: {
        opening: '{at}，您账户的密码已更改。',
        meaning: '其他登录会话均已结束。',
        next: '如果不是您本人操作，请立即设置新密码：{resetPage}',
      },
    },
    'account-signed-in-new-device': {
      subject: '新设备登录提醒',
      paragraphs: {
        opening: '{at}，有人在一台我们不认识的设备上登录了您的账户。',
        device: '设备：{device}',
        next: '如果是您本人，无需采取任何措施。如果不是，请结束该会话并更改密码：{securityPage}',
      },
    },
    'account-factor-added': {
      subject: '已添加一种登录方式',
      paragraphs: {
        opening: '{at}，您的账户添加了一种登录方式。',
        factor: '已添加：{factor}',
        next: '如果不是您本人操作，请将其移除并更改密码：{securityPage}',
      },
    },
    'account-factor-removed': {
      subject: '已移除一种登录方式',
      paragraphs: {
        opening: '{at}，您的账户移除了一种登录方式。',
        factor: '已移除：{factor}',
        next: '如果不是您本人操作，请更改密码：{securityPage}',
      },
    },
    'account-session-locked': {
      subject: '我们结束了您账户的一个登录会话',
      paragraphs: {
        opening: '{at}，我们结束了您账户的一个登录会话，因为其中的操作被报告为非本人所为。',
        device: '设备：{device}',
        next: '请立即设置新密码：{resetPage}',
      },
    },
  },
}
