using System.Collections.Immutable;
using Lodestone.Vocabulary;

namespace Lodestone.Rules;

/// <summary>What every declaration of a new lot must keep, whether it is commissioned or comes out of a step.</summary>
internal static class Declarations
{
    private const int LeastNonce = 8;

    /// <summary>Number, nonce and alias are in their grammars (113), the material is in the catalogue (119).</summary>
    public static Refusal? IsInGrammar(Case it, LotDeclaration lot, string field)
    {
        if (!AsciiGrammar.IsLotNumber(lot.LotNumber))
        {
            return it.Refuse(RefusalCode.IdentifierMalformed, $"{field}.lotNumber");
        }

        if (!AsciiGrammar.IsName(lot.Nonce) || lot.Nonce.Length < LeastNonce)
        {
            return it.Refuse(RefusalCode.IdentifierMalformed, $"{field}.nonce");
        }

        if (lot.Alias is { } alias && !AsciiGrammar.IsUri(alias))
        {
            return it.Refuse(RefusalCode.IdentifierMalformed, $"{field}.alias");
        }

        return MaterialCatalogue.TryFind(lot.Material, out _)
            ? null
            : it.Refuse(RefusalCode.MaterialUnknown, $"{field}.material", lot.Material);
    }

    /// <summary>
    /// The identity follows from issuer, number and nonce (124), and the basis is one that can be accounted for (125).
    /// </summary>
    /// <remarks>
    /// The composition is always stated on the mass as declared. A wet mass states its moisture beside it; the books
    /// use mass × share as they stand, so drying changes shares, never element amounts.
    /// </remarks>
    public static Refusal? IsIdentified(Case it, LotDeclaration lot, string field)
    {
        if (Eid.Derive(it.Issuer, lot.LotNumber, lot.Nonce) != lot.Eid)
        {
            return it.Refuse(RefusalCode.EidDoesNotDerive, $"{field}.eid", lot.Eid.Code);
        }

        bool basisCounts = lot.Basis is Basis.Net or Basis.Dry or Basis.Wet;
        bool moistureFits = lot.Basis == Basis.Wet || lot.Moisture.Value == 0;
        return basisCounts && moistureFits ? null : it.Refuse(RefusalCode.BasisNotUsable, $"{field}.basis");
    }

    /// <summary>New: not commissioned before (502), with a mass (516) and no other lot's alias (517).</summary>
    public static Refusal? IsNew(Case it, LotDeclaration lot, string field)
    {
        if (it.Draft.Lots.Has(lot.Eid.Code))
        {
            return it.Refuse(RefusalCode.LotAlreadyCommissioned, $"{field}.eid", lot.Eid.Code);
        }

        if (lot.Mass.IsZero || lot.Pieces is <= 0)
        {
            return it.Refuse(RefusalCode.MassZero, lot.Mass.IsZero ? $"{field}.mass" : $"{field}.pieces");
        }

        return lot.Alias is { } alias && it.Draft.Aliases.Has(alias)
            ? it.Refuse(RefusalCode.AliasInUse, $"{field}.alias", alias)
            : null;
    }

    /// <summary>Chemically possible for its material (614).</summary>
    public static Refusal? FitsItsMaterial(Case it, LotDeclaration lot, string field) =>
        MaterialOf(lot.Material).Judge(lot.Composition, field) is { } refusal
            ? refusal with { Field = it.Field($"{field}.composition") }
            : null;

    /// <summary>The material of a code that is known to be in the catalogue.</summary>
    public static Material MaterialOf(string code) => MaterialCatalogue.TryFind(code, out Material? material)
        ? material
        : throw new InvalidOperationException($"Material {code} is in a row but not in the catalogue.");

    /// <summary>Brings a lot into being and writes it to the draft.</summary>
    public static LotRow Bring(
        Case it, LotDeclaration lot, EventFacts facts, SiteId site, PartyId owner, Book book, LotNature nature)
    {
        LotRow row = new(
            lot.Eid,
            it.Issuer,
            lot.LotNumber,
            lot.Material,
            lot.Mass,
            lot.Mass,
            lot.Basis,
            lot.Moisture,
            lot.Pieces,
            lot.Composition,
            lot.Model,
            lot.Grade,
            lot.Alias,
            LotStatus.Active,
            it.Issuer,
            owner,
            site,
            Parent: null,
            Shipment: null,
            book.Lines,
            Holds: [],
            Quarantined: false,
            nature.Flags,
            nature.Evidence,
            nature.Source,
            nature.Recycled,
            nature.Credited,
            facts.EventTime,
            it.EventKey(facts));
        it.Draft.Lots.Put(lot.Eid.Code, row);
        if (lot.Alias is { } alias)
        {
            it.Draft.Aliases.Put(alias, new AliasRow(lot.Eid));
        }

        return row;
    }
}

/// <summary>What a new lot takes over from what it was made of.</summary>
/// <param name="Evidence">Evidence grade of the weakest source.</param>
/// <param name="Source">Kind of source if it is commissioned.</param>
/// <param name="Recycled">Share of recycled content.</param>
/// <param name="Credited">Origin amounts assigned by credit.</param>
/// <param name="Flags">Marks, in ordinal order.</param>
internal sealed record LotNature(
    EvidenceGrade Evidence,
    SourceKind? Source,
    Ppb Recycled,
    ImmutableArray<BookLine> Credited,
    ImmutableArray<string> Flags);
