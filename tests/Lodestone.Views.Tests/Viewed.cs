namespace Lodestone.Views.Tests;

/// <summary>Views of their own, which go with it.</summary>
internal sealed class Viewed(Func<ViewStore> open, Action<string> execute, Action end) : IDisposable
{
    public ViewStore Store { get; private set; } = open();

    /// <summary>Closes the views and opens them again.</summary>
    /// <param name="meanwhile">Statements that somebody runs on the closed tables.</param>
    public void Reopen(string? meanwhile = null)
    {
        Store.Dispose();
        if (meanwhile is not null)
        {
            execute(meanwhile);
        }

        Store = open();
    }

    /// <summary>Runs statements beside the views.</summary>
    public void Execute(string sql) => execute(sql);

    public TAnswer Ask<TAnswer>(Func<ViewReading, TAnswer> question)
    {
        using ViewReading reading = Store.Read();
        return question(reading);
    }

    public void Dispose()
    {
        Store.Dispose();
        end();
    }
}
