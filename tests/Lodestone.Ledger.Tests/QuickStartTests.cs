using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

/// <summary>A new node begins with what others hand over, and believes none of them.</summary>
public sealed class QuickStartTests : IAsyncLifetime
{
    private readonly GovernedNetwork network = new();

    public async ValueTask InitializeAsync()
    {
        for (int member = 0; member < 4; member++)
        {
            network.Run(member);
        }

        await GrowAsync(6);

        // A member's word is signed with another key from here on: the quorum that signs the mark is not the genesis's.
        SigningKey next = TestNetwork.KeyOf(51);
        network.Open[1].Dispose();
        network.Run(1, nextAgreement: next);
        await network.DecideAsync(
            new RotateAgreementKey(GovernedNetwork.Members[1].Party, GovernedNetwork.Member.Hex(next)), null, 0, 1, 2);
        await network.DecideAsync(new AdmitMember(GovernedNetwork.Members[4].Declare(), Quorum: 4), null, 0, 2, 3);
        network.Run(4);
        await GrowAsync(12);
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        long size = network.Open.Values.Max(ledger => ledger.Log.Size.Value);
        foreach (LiveLedger ledger in network.Open.Values)
        {
            Assert.True(await ledger.Agreement!.FinalAsync(new TreeSize(size), patience.Token));
        }

        network.Open.TryRemove(4, out LiveLedger? fifth);
        fifth!.Dispose();
        Directory.Delete(network.FolderOf(4), recursive: true);
        File.Delete(network.FolderOf(4) + ".sign");
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task It_takes_over_what_the_quorum_signed_and_goes_on_from_there()
    {
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(
            network.PeerOf(0), network.PeerOf(1), network.PeerOf(2));
        Assert.Empty(findings);
        Assert.True(size!.Value.Value > 10, $"{size}");
        await GoesOnAsync();
        Assert.Empty(StoreCheck.Run(network.FolderOf(4)).Findings);
    }

    [Fact]
    public async Task Nodes_that_were_started_again_give_their_signatures_again_and_together_they_are_the_quorum()
    {
        foreach (int member in (int[])[0, 1, 2, 3])
        {
            network.Open[member].Dispose();
            network.Run(member, nextAgreement: member == 1 ? TestNetwork.KeyOf(51) : null);
        }

        Peer[] all = [.. Enumerable.Range(0, 4).Select(member => network.PeerOf(member))];
        foreach (Peer peer in all)
        {
            Assert.NotNull(await peer.Mark(CancellationToken.None));
        }

        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(all);
        Assert.NotNull(size);
        Assert.Empty(findings);
        await GoesOnAsync();
    }

    public static TheoryData<PeerFault, string> Lies => new()
    {
        { PeerFault.Withheld, "blocks" },
        { PeerFault.EntriesForged, "blocks" },
        { PeerFault.DigestWrong, "blocks" },
        { PeerFault.HeaderForged, "headers" },
        { PeerFault.MarkForged, "mark" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Whoever_lies_is_named_with_what_it_sent_and_the_others_are_asked(PeerFault lie, string in_what)
    {
        byte[]? sent = null;
        byte[]? Falsify(string kind, byte[]? bytes) => kind != in_what || bytes is null ? bytes : sent = Lie(lie, bytes);
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(
            network.PeerOf(0, Falsify), network.PeerOf(1), network.PeerOf(2));
        Assert.NotNull(size);
        Assert.All(findings, finding => Assert.Equal((GovernedNetwork.Members[0].Name, lie), (finding.Peer, finding.Fault)));
        Assert.Equal(sent ?? [], findings[^1].Evidence.ToArray());
        await GoesOnAsync();
    }

    [Fact]
    public async Task A_whole_history_of_one_liar_is_refused_since_the_quorum_did_not_sign_it()
    {
        byte[]? Falsify(string kind, byte[]? bytes) => kind == "mark" ? OnlySignedBy(bytes!, 0) : bytes;
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(network.PeerOf(0, Falsify));
        Assert.Null(size);
        PeerFinding finding = Assert.Single(findings);
        Assert.Equal(PeerFault.MarkNotOfTheQuorum, finding.Fault);
        Assert.False(Directory.Exists(network.FolderOf(4)) && Directory.EnumerateFiles(network.FolderOf(4)).Any());
    }

    [Fact]
    public async Task A_forged_state_root_or_position_is_refused_even_if_its_maker_holds_a_quorums_keys_of_old()
    {
        // Three members' agreement keys, as they were at the genesis: all that a thief of old keys has.
        byte[]? Falsify(string kind, byte[]? bytes) => kind == "mark" ? Resigned(bytes!, "state 1 ") : bytes;
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(network.PeerOf(0, Falsify));
        Assert.Null(size);
        Assert.Equal(PeerFault.MarkNotOfTheQuorum, Assert.Single(findings).Fault);
    }

    [Fact]
    public async Task Rows_that_are_not_those_of_the_signed_root_are_refused_whoever_signed_it()
    {
        SigningKey next = TestNetwork.KeyOf(51);
        byte[]? Falsify(string kind, byte[]? bytes) => kind == "mark" ? Resigned(bytes!, "state 1 ", next) : bytes;
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await StartAsync(network.PeerOf(0, Falsify));
        Assert.Null(size);
        Assert.Equal(PeerFault.StateRootWrong, Assert.Single(findings).Fault);
    }

    [Fact]
    public async Task Another_networks_history_is_unlawful_from_its_first_entry()
    {
        await using GovernedNetwork other = new();
        (TreeSize? size, IReadOnlyList<PeerFinding> findings) = await QuickStart.RunAsync(
            network.FolderOf(4), GovernedNetwork.Origin, TestGenesis(), [network.PeerOf(0)]);
        Assert.Null(size);
        Assert.Equal(PeerFault.Unlawful, Assert.Single(findings).Fault);
    }

    [Fact]
    public void What_decides_who_may_sign_is_judged_anew_whatever_effects_are_claimed()
    {
        // A history that its makers signed in full: one of the first entry's rows says that one member is a quorum.
        Chain forged = new(_ => null);
        BlockInMaking block = forged.Begin(GovernedNetwork.Start);
        Arrival genesis = StatementDoor.ReadLogged(network.Genesis.Bytes, new EntryIndex(0));
        StateChange[] effects = [.. block.Judge(genesis).Draft!.Changes().Select(change => change.Table != "charter"
            ? change
            : new StateChange(change.Table, change.Key, System.Text.Encoding.UTF8.GetBytes(
                System.Text.Encoding.UTF8.GetString(change.Row!.Value.Span).Replace(
                    "\"Quorum\":3", "\"Quorum\":1", StringComparison.Ordinal))))];
        block.Follow(genesis.Signed, effects);
        StoredBlock made = block.Finish(StateRootPlan.Never);
        Assert.Equal(1, Charters.At(forged.State, 1)!.Quorum);
        SentBlock sent = new(made.Header, [network.Genesis.Bytes], new EffectsForm().Write(made.Entries).ToArray());
        OrderMark mark = new(network.Open[0].Agreement!.Latest!, made.Header, forged.StateRoot(), []);

        using LedgerStore store = LedgerStore.Open(network.FolderOf(4));
        JoiningChain joining = new(store, [made.Header], network.Genesis, mark);
        Assert.Equal(PeerFault.Unlawful, joining.Take([sent])!.Value.Fault);
        Assert.Equal(0, joining.Next);
    }

    private static SignedStatement TestGenesis()
    {
        using TestNetwork test = new();
        return test.Genesis;
    }

    private Task<(TreeSize? Size, IReadOnlyList<PeerFinding> Findings)> StartAsync(params Peer[] peers) =>
        QuickStart.RunAsync(network.FolderOf(4), GovernedNetwork.Origin, network.Genesis, peers);

    private async Task GrowAsync(int blocks)
    {
        for (int i = 0; i < blocks; i++)
        {
            TestNetwork.Accepted(await network.Open[i % 4].SubmitAsync(network.Site().Bytes));
        }
    }

    private async Task GoesOnAsync()
    {
        LiveLedger joined = network.Run(4, adoption: new SignStateAdoption("quick start"));
        TestNetwork.Accepted(await joined.SubmitAsync(network.Site().Bytes));
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
        long size = joined.Log.Size.Value;
        Assert.True(await network.Open[0].Agreement!.FinalAsync(new TreeSize(size), patience.Token));
        Assert.Equal(network.Open[0].Log.Head!.Header, joined.Log.Head!.Header);
        Assert.Equal(
            (await network.Open[0].PublishStateRootAsync()).Head.StateRoot,
            (await joined.PublishStateRootAsync()).Head.StateRoot);
        SignedStatement known = network.Genesis;
        Assert.Equal(new EntryIndex(0), joined.Log.IndexOf(known.Identity));
    }

    private static byte[]? Lie(PeerFault lie, byte[] bytes)
    {
        byte[] changed = [.. bytes];
        switch (lie)
        {
            case PeerFault.Withheld:
                return null;
            case PeerFault.EntriesForged:
                // Within the first entry, behind its frame.
                changed[Find(changed, (byte)'E') + 200] ^= 1;
                return changed;
            case PeerFault.DigestWrong:
                changed[^3] ^= 1;
                return changed;
            case PeerFault.HeaderForged:
                changed[^3] ^= 1;
                return changed;
            default:
                changed[^1] ^= 1;
                return changed;
        }
    }

    // Frames lie behind the first line and the first block's header.
    private static int Find(byte[] bytes, byte letter)
    {
        int at = Array.IndexOf(bytes, (byte)'\n') + 1;
        while (bytes[at] != letter)
        {
            at += 5 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at + 1));
        }

        return at;
    }

    private static byte[] OnlySignedBy(byte[] bytes, int member)
    {
        OrderMark mark = OrderMark.Parse(bytes, GovernedNetwork.Origin).Mark!;
        NoteSignature own = mark.Note.Signatures.First(line => line.Name == GovernedNetwork.Members[member].Name);
        return (mark with { Note = SignedNote.Of(mark.Note.Text, own) }).ToBytes();
    }

    private static byte[] Resigned(byte[] bytes, string stateLine, SigningKey? second = null)
    {
        OrderMark mark = OrderMark.Parse(bytes, GovernedNetwork.Origin).Mark!;
        string text = string.Join('\n', mark.Note.Text.Split('\n').Select(line =>
            line.StartsWith("state ", StringComparison.Ordinal) ? stateLine + Hash.Of("forged"u8).ToBase64() : line));
        SignedNote? note = null;
        for (int member = 0; member < 5; member++)
        {
            GovernedNetwork.Member it = GovernedNetwork.Members[member];
            SigningKey key = member == 1 && second is not null ? second : it.Agreement;
            if (member == 4 && second is null)
            {
                continue;
            }

            NoteSignature line = Cosignature.Sign(text, NoteKey.ForWitness(it.Name, key.PublicKey), key, 1).ToNoteSignature();
            note = note?.With(line) ?? SignedNote.Of(text, line);
        }

        return (mark with { Note = note! }).ToBytes();
    }
}
