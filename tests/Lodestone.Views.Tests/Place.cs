using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(Lodestone.Views.Tests.Place))]

namespace Lodestone.Views.Tests;

/// <summary>Where the views of a test are: each in a SQLite file, unless a derived place says otherwise.</summary>
public class Place
{
    /// <summary>New, empty views.</summary>
    internal virtual Viewed New()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("lodestone-views-");
        string path = Path.Join(folder.FullName, "views.db");
        return new Viewed(() => ViewStore.Open(path), sql => Execute(path, sql), () => folder.Delete(recursive: true));
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
