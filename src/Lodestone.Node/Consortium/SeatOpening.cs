using Lodestone.Interchange;
using Lodestone.Ledger;
using Lodestone.Node.Hosting;
using Lodestone.Ordering;
using Lodestone.Ordering.Neo;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Node.Consortium;

/// <summary>Takes an organisation's seat: opens its keys, the genesis and the engine.</summary>
internal static class SeatOpening
{
    /// <summary>The seat that a file describes. Its engine is the caller's to dispose of.</summary>
    /// <exception cref="InvalidDataException">Something in the file is not what it should be; the message says what.</exception>
    public static TakenSeat Take(string path, TimeSource time)
    {
        SeatFile file = SeatFile.Read(path);
        string folder = FolderOf(path);
        if (PartyId.TryParse(file.Organisation, "organisation", out PartyId organisation) is { } refused)
        {
            throw new InvalidDataException($"{path}: {refused}");
        }

        SignedStatement genesis = GenesisOf(path, file);
        SignatureAlgorithm suite = NetworkOf(path, demoScale: 0).Suite;
        if (ActOf(path, genesis).Consortium is null)
        {
            throw new InvalidDataException($"{path}: the genesis names no members: such a network is kept alone.");
        }

        SigningKey? At(string? name) => name is null ? null : KeyOf(Path.Combine(folder, name), suite);
        AgreementTerms terms = new([.. new[] { At(file.AgreementKey), At(file.NextAgreementKey) }.OfType<SigningKey>()]);
        Uri[] peers = [.. file.Members.Where(member => member.Organisation != organisation.Value).Select(member => member.Url)];
        IOrderingEngine engine = EngineOf(path, file.Engine, time);
        return new TakenSeat(
            new ConsortiumSeat(
                engine, organisation, At(file.EnvelopeKey)!, genesis, terms)
            {
                NextKey = At(file.NextEnvelopeKey),
            },
            peers);
    }

    /// <summary>The network that a seat is of, as its genesis says.</summary>
    /// <exception cref="InvalidDataException">The genesis is none.</exception>
    public static NetworkFile NetworkOf(string path, int demoScale)
    {
        Genesis genesis = ActOf(path, GenesisOf(path, SeatFile.Read(path)));
        return new NetworkFile(
            genesis.Network, genesis.IsDemo, demoScale,
            genesis.Suites.IsEmpty ? SignatureAlgorithm.EdDSA : (SignatureAlgorithm)genesis.Suites[0]);
    }

    private static Genesis ActOf(string path, SignedStatement signed) =>
        PartyId.TryParse(signed.Header.Issuer, "iss", out PartyId issuer) is null
        && Payload.Parse(signed.Payload, signed.Header.ContentType, issuer).Acts is [Genesis genesis]
            ? genesis
            : throw new InvalidDataException($"{path}: the genesis statement holds no genesis.");

    private static SignedStatement GenesisOf(string path, SeatFile file)
    {
        StatementParse genesis = SignedStatement.Parse(File.ReadAllBytes(Path.Combine(FolderOf(path), file.Genesis)));
        return genesis.IsParsed
            ? genesis.Statement
            : throw new InvalidDataException(
                $"{file.Genesis} is no statement: {genesis.Malformation} in {genesis.Field}.");
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static IOrderingEngine EngineOf(string path, SeatEngine engine, TimeSource time) => engine switch
    {
        { Kind: "postgres", Connection: { Length: > 0 } connection } => Postgres(connection, engine.Schema, time),
        { Kind: "postgres" } => throw new InvalidDataException($"{path}: the engine postgres needs a connection."),
        { Kind: "neo", Endpoints.Count: > 0, Account: { } account, FirstBlock: { } first } =>
            NeoOrdering.Open(new NeoOptions(
                engine.Magic, FirstBlockOf(path, first), engine.Endpoints, Path.Combine(FolderOf(path), "neo.db"))
            {
                Account = NeoAccount.FromPem(File.ReadAllText(Path.Combine(FolderOf(path), account))),
                Validators = engine.Validators,
            }),
        { Kind: "neo" } => throw new InvalidDataException(
            $"{path}: the engine neo needs endpoints, account, magic and firstBlock."),
        _ => throw new InvalidDataException($"{path}: there is no engine '{engine.Kind}'; there are postgres and neo."),
    };

    // Neo's nodes write a hash with its last byte first.
    private static Hash FirstBlockOf(string path, string text)
    {
        if (!text.StartsWith("0x", StringComparison.Ordinal) || !Hash.TryFromHex(text[2..], out Hash turned))
        {
            throw new InvalidDataException($"{path}: firstBlock is 0x and 64 hexadecimal digits.");
        }

        byte[] bytes = turned.ToArray();
        Array.Reverse(bytes);
        return Hash.FromBytes(bytes);
    }

    // Once, before anything is served: an engine that does not answer yet is no failure, and is not waited for long.
    private static PostgresOrdering Postgres(string connection, string schema, TimeSource time) => Task.Run(
        () => PostgresOrdering.OpenAsync(new PostgresOrderingOptions { Connection = connection, Schema = schema }, time))
        .GetAwaiter().GetResult();

    private static SigningKey KeyOf(string path, SignatureAlgorithm suite)
    {
        byte[] seed = new byte[32];
        return Convert.FromHexString(File.ReadAllText(path).Trim(), seed, out _, out int written)
            == System.Buffers.OperationStatus.Done && written == seed.Length
                ? SigningKey.FromSeed(suite, seed)
                : throw new InvalidDataException($"{path} holds no 32-byte seed in hexadecimal.");
    }
}
