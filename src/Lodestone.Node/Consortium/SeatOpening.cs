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
        SigningKey agreement = KeyOf(Path.Combine(folder, file.AgreementKey), suite);
        NoteKey[] members = [.. file.Members.Select(member => MemberKey(path, member, suite))];
        NoteKey own = members.FirstOrDefault(key => key.PublicKey.KeyId == agreement.PublicKey.KeyId)
            ?? throw new InvalidDataException($"{path}: the agreement key is no member's.");
        if (file.Quorum < 1 || file.Quorum > members.Length)
        {
            throw new InvalidDataException($"{path}: the quorum is 1 to {members.Length}.");
        }

        AgreementTerms terms = new([agreement], new WitnessPolicy(file.Quorum, members));
        Uri[] peers = [.. file.Members.Where((_, i) => !members[i].Equals(own)).Select(member => member.Url)];
        IOrderingEngine engine = EngineOf(path, file.Engine, time);
        return new TakenSeat(
            new ConsortiumSeat(
                engine, organisation, KeyOf(Path.Combine(folder, file.EnvelopeKey), suite), genesis, terms),
            peers);
    }

    /// <summary>The network that a seat is of, as its genesis says.</summary>
    /// <exception cref="InvalidDataException">The genesis is none.</exception>
    public static NetworkFile NetworkOf(string path, int demoScale)
    {
        SignedStatement signed = GenesisOf(path, SeatFile.Read(path));
        return PartyId.TryParse(signed.Header.Issuer, "iss", out PartyId issuer) is null
            && Payload.Parse(signed.Payload, signed.Header.ContentType, issuer).Acts is [Genesis genesis]
                ? new NetworkFile(
                    genesis.Network, genesis.IsDemo, demoScale,
                    genesis.Suites.IsEmpty ? SignatureAlgorithm.EdDSA : (SignatureAlgorithm)genesis.Suites[0])
                : throw new InvalidDataException($"{path}: the genesis statement holds no genesis.");
    }

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

    private static NoteKey MemberKey(string path, SeatMember member, SignatureAlgorithm suite)
    {
        Parsed<NoteKey> key = NoteKey.Parse(member.VerifierKey);
        if (!key.IsParsed || !key.Value.IsWitness)
        {
            throw new InvalidDataException($"{path}: {member.VerifierKey} is no agreement key: {key.Fault}.");
        }

        return key.Value.PublicKey.Algorithm == suite
            ? key.Value
            : throw new InvalidDataException($"{path}: the genesis asks for {suite}, {member.VerifierKey} is of another.");
    }

    private static SigningKey KeyOf(string path, SignatureAlgorithm suite)
    {
        byte[] seed = new byte[32];
        return Convert.FromHexString(File.ReadAllText(path).Trim(), seed, out _, out int written)
            == System.Buffers.OperationStatus.Done && written == seed.Length
                ? SigningKey.FromSeed(suite, seed)
                : throw new InvalidDataException($"{path} holds no 32-byte seed in hexadecimal.");
    }
}
