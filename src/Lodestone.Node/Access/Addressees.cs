using Lodestone.Vocabulary;

namespace Lodestone.Node.Access;

/// <summary>The parties that a statement is addressed to, beside its issuer.</summary>
internal static class Addressees
{
    /// <summary>All parties that the acts name.</summary>
    public static IReadOnlySet<PartyId> Of(Statement statement) =>
        statement.Acts.SelectMany(Of).ToHashSet();

    /// <summary>The parties that one act names.</summary>
    public static IEnumerable<PartyId> Of(Act act) => act switch
    {
        ShipLots it => Present(it.Receiver, it.Carrier, it.NewOwner),
        TransferTitle it => [it.From, it.To],
        TransformLots it => Present(it.OnBehalfOf),
        RegisterContract it => [it.Seller, it.Buyer, it.Umpire],
        RegisterParty it => [it.Party],
        RegisterSite it => [it.Party],
        GrantPermit it => [it.Party],
        SuspendParty it => [it.Party],
        AllowLateEntry it => [it.Party],
        Propose it => Of(it.Proposed),
        _ => [],
    };

    private static IEnumerable<PartyId> Present(params PartyId?[] parties) =>
        parties.Where(party => party is not null).Select(party => party!.Value);
}
