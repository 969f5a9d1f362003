using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 8xx: decisions of authority.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfAuthority() =>
    [
        Final(
            AlreadyRegistered,
            "The object of the act exists already.",
            "该对象已存在。",
            "Use the registered one, or choose another identifier.",
            "使用已登记的对象，或换用其他标识。"),
        Final(
            TwoPersonsRequired,
            "The act needs the decision of two persons: propose and approve it.",
            "该行为须双人决定：先提议再批准。",
            "Propose the act, and let a second person approve it.",
            "先提议，再由第二人批准。"),
        Passing(
            ProposalUnknown,
            "The proposal is not known, or is decided or lapsed.",
            "提议未知，或已裁定、已失效。",
            "Check its number, or propose anew.",
            "核对编号，或重新提议。"),
        Final(
            SamePersonTwice,
            "The same person cannot propose and approve.",
            "同一人不得既提议又批准。",
            "Let another person approve.",
            "由另一人批准。"),
        Passing(
            HoldUnknown,
            "The hold is not known or is lifted already.",
            "扣留未知或已解除。",
            "Check the hold's number.",
            "核对扣留编号。"),
        Passing(
            PermitUnknown,
            "The permit is not known or has ended.",
            "许可未知或已终止。",
            "Check the permit's number.",
            "核对许可编号。"),
        Final(
            NotInQuarantine,
            "The lot is not in quarantine.",
            "该批次不在隔离中。",
            "Check the lot; only quarantined facts are decided.",
            "核对批次；只对隔离中的事实作裁定。"),
        Final(
            GenesisOnly,
            "The genesis is already set, or the act may stand only in it.",
            "创世声明已确立，或该行为只能出现在创世声明中。",
            "Use the acts of a running network; the genesis cannot be repeated.",
            "使用运行中网络的行为；创世声明不可重复。"),
        Final(
            KeyAlreadyRegistered,
            "The key is already registered.",
            "密钥已登记。",
            "Register another key; a key serves one party, once.",
            "登记其他密钥；一把密钥只为一个主体登记一次。"),
        Final(
            IntervalEmpty,
            "The validity interval is empty or runs backwards.",
            "有效期为空或起止颠倒。",
            "Let the end lie after the beginning.",
            "使结束时间晚于开始时间。"),
        Final(
            ChangeNotAhead,
            "The change would hold from a place in the log that does not lie ahead.",
            "变更的生效位置不在日志前方。",
            "Propose it anew with a greater size of the log, or with none: then it holds from the entry after the decision.",
            "以更大的日志大小重新提议；不写则自决定之后的条目起生效。"),
        Final(
            SameOrganisationTwice,
            "This organisation has agreed to the change already.",
            "该机构已同意此变更。",
            "Let another full member approve.",
            "由另一全权成员批准。"),
        Passing(
            QuorumOutOfBounds,
            "The quorum would not be more than (n + f) / 2 and at most n of n full members, of which f may be faulty.",
            "法定数须大于 (n + f) / 2 且不超过全权成员数 n（其中 f 个可能有误）。",
            "Name a quorum within the bounds together with the change: 3 of 4, 4 of 5, 5 of 7.",
            "随变更一并写明合乎界限的法定数：4 取 3、5 取 4、7 取 5。"),
        Passing(
            OrganisationUnknown,
            "The organisation is not a member at the place from which the change would hold.",
            "该机构在变更生效处不是成员。",
            "Check its identifier, or propose the change once it is a member.",
            "核对其标识，或待其成为成员后再提议。"),
        Passing(
            ChangeWithoutEffect,
            "The change would change nothing, or would lower the version of the rules.",
            "该变更不改变任何内容，或会降低规则版本。",
            "Look at what is in force: it may have been decided already.",
            "查看现行状况：可能已作出决定。"),
    ];
}
