using static Lodestone.Vocabulary.RefusalCode;

namespace Lodestone.Vocabulary;

// 3xx: who may act.
public static partial class RefusalCatalogue
{
    private static IEnumerable<RefusalText> OfTheActor() =>
    [
        Final(
            KeyOfAnotherParty,
            "The key belongs to another party than the issuer.",
            "密钥属于另一主体，而非签发方。",
            "Sign with a key of the issuing party.",
            "使用签发方自己的密钥签名。"),
        Passing(
            KeyNotYetValid,
            "The key is not yet valid at this position.",
            "密钥在此位置尚未生效。",
            "Submit again when the key's validity has begun.",
            "待密钥生效后再提交。"),
        Final(
            KeyExpired,
            "The key's validity has ended at this position.",
            "密钥在此位置已失效。",
            "Register a new key and sign with it.",
            "登记新密钥并用其签名。"),
        Final(
            KeyRevoked,
            "The key was revoked.",
            "密钥已被吊销。",
            "Sign with another key of the party; tell the authority if it was lost.",
            "改用本单位其他密钥；如已遗失应告知主管部门。"),
        Passing(
            PartyUnknown,
            "The party is not registered.",
            "主体未登记。",
            "Ask the root authority to register the party, or check its identifier.",
            "请根主管部门登记该主体，或核对其标识。"),
        Passing(
            PartySuspended,
            "The party may not act: it is suspended.",
            "主体已被暂停，不得办理。",
            "Ask the authority that suspended it; the same statement may pass once it is lifted.",
            "向作出暂停决定的部门查询；解除后同一声明可再提交。"),
        Final(
            AuthorityRequired,
            "The act is reserved to an authority with another role.",
            "该行为只能由具备相应职权的主管部门办理。",
            "Ask that authority to act.",
            "请有权部门办理。"),
        Passing(
            SiteUnknown,
            "The site is not registered.",
            "场所未登记。",
            "Have the site registered, or check its GLN.",
            "先登记场所，或核对其 GLN。"),
        Final(
            SiteOfAnotherParty,
            "The site is run by another party.",
            "场所由另一主体运营。",
            "Name a site of your own; the site's operator states what happens there.",
            "填写本单位的场所；发生在他处的事由其运营方声明。"),
        Passing(
            PermitMissing,
            "No permit covers this activity of this party at this site at this time.",
            "没有许可涵盖该主体此时在该场所从事该活动。",
            "Ask the industry authority for a permit, or check site, step and time.",
            "向行业主管部门申请许可，或核对场所、工序与时间。"),
        Passing(
            PermitDoesNotCoverMaterial,
            "The permit does not cover this material's chain.",
            "许可不涵盖该物料所属的品类。",
            "Ask for the permit to be extended to this chain.",
            "申请将许可扩展到该品类。"),
        Final(
            NotConcerned,
            "The issuer is not a party to this act.",
            "签发方不是该行为的当事方。",
            "Let a party that the act names state it.",
            "由该行为所列的当事方声明。"),
        Passing(
            LaboratoryNotAccredited,
            "The laboratory is not accredited for this method or element.",
            "实验室未获该方法或该元素的认可。",
            "Use an accredited laboratory, or have the accreditation registered.",
            "委托获认可的实验室，或登记其认可范围。"),
        Passing(
            InstrumentNotCalibrated,
            "The instrument is not registered or its calibration does not cover the time.",
            "仪器未登记，或校准不涵盖该时间。",
            "Register the instrument with a calibration that covers the measurement.",
            "登记仪器及涵盖测量时间的校准。"),
        Passing(
            MemberExcluded,
            "The party was excluded from the network's member organisations and may not act.",
            "该主体已被网络成员除名，不得办理。",
            "Ask the members; the same statement may pass if the party is admitted again.",
            "向各成员查询；重新接纳后同一声明可再提交。"),
        Final(
            MemberRequired,
            "Only a full member organisation of the network governs it.",
            "只有网络的全权成员机构可参与治理。",
            "Let a full member propose or approve the change.",
            "由全权成员提出或批准该变更。"),
        Passing(
            NetworkHalted,
            "The network is halted by its members: only governance is accepted.",
            "网络已由成员决定暂停：只接受治理行为。",
            "Send the same statement again once the members have resumed the network.",
            "待成员恢复网络后重新提交同一声明。"),
    ];
}
