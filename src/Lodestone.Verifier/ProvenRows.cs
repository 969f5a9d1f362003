using System.Collections.Immutable;
using Lodestone.Rules;

namespace Lodestone.Verifier;

/// <summary>The rows of a bundle as what they say: the subject's, and those of keys.</summary>
/// <param name="Lot">The subject's row; null if it is missing or unreadable.</param>
/// <param name="Keys">Rows of keys by key id, with where they stand.</param>
internal sealed record ProvenRows(LotRow? Lot, ImmutableSortedDictionary<string, (int Place, KeyRow Row)> Keys)
{
    internal static ProvenRows Read(EvidenceBundle bundle, BundleChecks without, List<Finding> findings)
    {
        LotRow? lot = null;
        ImmutableSortedDictionary<string, (int Place, KeyRow Row)>.Builder keys =
            ImmutableSortedDictionary.CreateBuilder<string, (int, KeyRow)>(StringComparer.Ordinal);
        for (int i = 0; i < bundle.Rows.Length; i++)
        {
            BundleRow row = bundle.Rows[i];
            bool isRead = row.Table switch
            {
                "lot" => TryRead(row, without, out lot) && lot.Eid.Code == row.Key && row.Key == bundle.Subject.Code,
                "key" => TryRead(row, without, out KeyRow? key) && keys.TryAdd(row.Key, (i, key)),
                _ => false,
            };
            if (!isRead)
            {
                findings.Add(new Finding(FindingCode.RowUnreadable, $"rows[{i}]", $"{row.Table}/{row.Key}"));
            }
        }

        if (lot is null && !without.HasFlag(BundleChecks.Subject))
        {
            findings.Add(new Finding(FindingCode.SubjectMissing, "rows", $"no row lot/{bundle.Subject.Code}"));
        }

        return new ProvenRows(lot, keys.ToImmutable());
    }

    private static bool TryRead<TRow>(
        BundleRow row, BundleChecks without, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TRow? read)
        where TRow : class
    {
        read = null;
        try
        {
            TRow said = RowReader.Read<TRow>(row.Row.Span);
            if (!without.HasFlag(BundleChecks.RowForms) && !RowReader.Write(said).AsSpan().SequenceEqual(row.Row.Span))
            {
                return false;
            }

            read = said;
            return true;
        }
        catch (Exception fault) when (Hostile.IsOfTheInput(fault))
        {
            return false;
        }
    }
}
