using System.Buffers;
using Lodestone.Views;

namespace Lodestone.Bench.Lineage;

/// <summary>
/// Writes a graph into the tables of a views' file: what following a million statements would leave there of lots, steps
/// and flows.
/// </summary>
internal static class HerdInViews
{
    /// <summary>Opens views that hold the graph.</summary>
    public static ViewStore Open(Herd herd, string path)
    {
        ViewStore.Open(path).Dispose();
        using (SqliteViews file = new(path, forReading: false))
        {
            file.Begin();
            for (int i = 0; i < herd.Lots.Count; i++)
            {
                file.Write(
                    "INSERT INTO lot (id, eid, number, material, issuer, possessor, owner, status, stopped, remaining, "
                    + "gone, made, site, time, content, oxide, row) "
                    + "VALUES (?1, ?2, '', 1, 1, 1, 1, 1, 0, 0, 0, ?3, 1, 0, 0, 0, x'')",
                    i + 1L, herd.Lots[i].Code, herd.Makers[i] < 0 ? (long?)null : herd.Makers[i] + 1L);
            }

            for (int i = 0; i < herd.Steps.Count; i++)
            {
                file.Write(
                    "INSERT INTO event (id, entry, kind, detail, party, time, late, void, closes, circuits, acts, touched, moved) "
                    + "VALUES (?1, ?1, ?2, '', 1, 0, 0, 0, 1, 0, 1, x'', ?3)",
                    i + 1L, (long)LotEventKind.Transformed, Flows(herd.Steps[i].Taken, herd.Steps[i].Made));
            }

            file.Write("UPDATE meta SET value = ?1 WHERE name = 'next'", (long)herd.Steps.Count);
            file.Commit();
        }

        return ViewStore.Open(path);
    }

    private static byte[] Flows(int[] taken, int[] made)
    {
        ArrayBufferWriter<byte> bytes = new();
        foreach (int lot in taken.Order())
        {
            FlowBytes.Append(bytes, FlowSide.Taken, lot + 1L, 1, 0, []);
        }

        foreach (int lot in made.Order())
        {
            FlowBytes.Append(bytes, FlowSide.Made, lot + 1L, 1, 0, []);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
