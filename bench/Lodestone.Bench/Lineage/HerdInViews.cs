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
        using (ViewDatabase file = new(path, forReading: false))
        {
            file.Begin(deferred: false);
            for (int i = 0; i < herd.Lots.Count; i++)
            {
                file.Write(
                    "INSERT INTO lot (id, eid, number, material, issuer, possessor, owner, status, stopped, remaining, "
                    + "gone, made, site, time, content, oxide, row) "
                    + "VALUES (?1, ?2, '', 1, 1, 1, 1, 1, 0, 0, 0, ?3, 1, 0, 0, 0, x'')",
                    i + 1L, herd.Lots[i].Code, herd.Makers[i] < 0 ? null : herd.Makers[i] + 1L);
            }

            for (int i = 0; i < herd.Steps.Count; i++)
            {
                file.Write(
                    "INSERT INTO event (id, entry, kind, detail, party, time, late, void, closes, circuits) "
                    + "VALUES (?1, ?1, ?2, '', 1, 0, 0, 0, 1, 0)",
                    i + 1L, (long)LotEventKind.Transformed);
                WriteFlows(file, i, herd.Steps[i].Taken, side: 0);
                WriteFlows(file, i, herd.Steps[i].Made, side: 1);
            }

            file.Write("UPDATE meta SET value = ?1 WHERE name = 'next'", (long)herd.Steps.Count);
            file.Commit();
        }

        return ViewStore.Open(path);
    }

    private static void WriteFlows(ViewDatabase file, int step, int[] lots, long side)
    {
        foreach (int lot in lots)
        {
            file.Write(
                "INSERT INTO flow (event, side, lot, mass, book) VALUES (?1, ?2, ?3, 0, x'')",
                step + 1L, side, lot + 1L);
        }
    }
}
