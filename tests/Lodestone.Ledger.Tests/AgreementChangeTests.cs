using Lodestone.Rules;
using Lodestone.Transparency;
using Lodestone.Vocabulary;

namespace Lodestone.Ledger.Tests;

/// <summary>Each size is judged by the members and the quorum that hold at that size, on both sides of a change.</summary>
public class AgreementChangeTests
{
    private const string Origin = "change.test/log";
    private const long Change = 200;

    private static readonly SigningKey[] Old = [.. Enumerable.Range(0, 4).Select(i => TestNetwork.KeyOf((byte)(60 + i)))];
    private static readonly SigningKey New = TestNetwork.KeyOf(70);
    private static readonly SigningKey Fifth = TestNetwork.KeyOf(71);

    private readonly NodeAgreement agreement = new(new AgreementTerms([Old[0]]), Origin);

    [Theory]
    [InlineData(Change - 1, false)]
    [InlineData(Change, true)]
    public void A_rotated_key_counts_from_its_size_on_and_the_old_one_before(long size, bool isAfter)
    {
        agreement.Follow([Charter(0, 3, Old), Charter(Change, 3, [Old[0], New, Old[2], Old[3]])]);
        agreement.Sign(Header(size));
        Assert.True(agreement.Hear(Said(size, "member-2", Old[2])));
        Assert.Equal(isAfter, agreement.Hear(Said(size, "member-1", New)));
        Assert.Equal(isAfter ? size : 0, agreement.Final.Value);
        Assert.Equal(!isAfter, agreement.Hear(Said(size, "member-1", Old[1])));
        Assert.Equal(size, agreement.Final.Value);
    }

    [Theory]
    [InlineData(Change - 1, 3)]
    [InlineData(Change, 4)]
    public void The_quorum_that_comes_with_a_new_member_counts_from_its_size_on(long size, int needed)
    {
        agreement.Follow([Charter(0, 3, Old), Charter(Change, 4, [.. Old, Fifth])]);
        agreement.Sign(Header(size));
        for (int said = 1; said < 4; said++)
        {
            Assert.Equal(said >= needed, agreement.Final.Value == size);
            agreement.Hear(Said(size, $"member-{said}", Old[said]));
        }

        Assert.Equal(size, agreement.Final.Value);
    }

    [Fact]
    public void Who_was_excluded_is_not_heard_of_sizes_after_and_cannot_turn_others_against_us()
    {
        agreement.Follow([Charter(0, 3, Old), Charter(Change, 2, Old[..3])]);
        agreement.Sign(Header(Change));
        Assert.False(agreement.Hear(Said(Change, "member-3", Old[3], "another")));
        Assert.True(agreement.Hear(Said(Change, "member-2", Old[2], "another")));
        Assert.False(agreement.IsAgainstUs);
        Assert.True(agreement.Hear(Said(Change, "member-1", Old[1], "another")));
        Assert.True(agreement.IsAgainstUs);
        Assert.Equal(2, agreement.Breaches.Count);
    }

    [Fact]
    public void A_node_that_learns_of_a_change_late_hears_the_new_key_once_it_knows_it()
    {
        // It stands before the decision: what the new key says of a size far ahead is nothing that it could judge.
        agreement.Follow([Charter(0, 3, Old)]);
        agreement.Sign(Header(100));
        Assert.False(agreement.Hear(Said(Change + 50, "member-1", New)));
        Assert.True(agreement.Hear(Said(Change + 50, "member-1", Old[1])));
        Assert.True(agreement.Hear(Said(Change + 50, "member-2", Old[2])));

        // Then it computes the decision and what follows: the old key's word of that size, kept before, does not count.
        agreement.Follow([Charter(0, 3, Old), Charter(Change, 3, [Old[0], New, Old[2], Old[3]])]);
        agreement.Sign(Header(Change + 50));
        Assert.Equal(0, agreement.Final.Value);
        Assert.True(agreement.Hear(Said(Change + 50, "member-1", New)));
        Assert.Equal(Change + 50, agreement.Final.Value);
    }

    [Fact]
    public void Who_is_no_member_yet_signs_nothing_and_still_knows_what_is_final()
    {
        NodeAgreement joins = new(new AgreementTerms([Fifth]), Origin);
        joins.Follow([Charter(0, 3, Old), Charter(Change, 4, [.. Old, Fifth])]);
        joins.Sign(Header(Change - 1));
        Assert.False(joins.Signs);
        Assert.Null(joins.Latest);
        for (int said = 0; said < 3; said++)
        {
            joins.Hear(Said(Change - 1, $"member-{said}", Old[said]));
        }

        Assert.Equal(Change - 1, joins.Final.Value);
        joins.Sign(Header(Change));
        Assert.True(joins.Signs);
        Assert.Single(joins.Latest!.Signatures);
    }

    private static BlockHeader Header(long size, string root = "root") => new(
        size, Hash.Zero, 1_790_000_000_000, new EntryIndex(size - 1), 1, Hash.Of(System.Text.Encoding.UTF8.GetBytes(root)),
        Hash.Zero, 1);

    private static SignedNote Said(long size, string name, SigningKey key, string root = "root")
    {
        BlockHeader header = Header(size, root);
        string text = new Checkpoint(Origin, header.SizeAfter, header.Root, [header.ExtensionLine]).ToString();
        return SignedNote.Of(
            text, Cosignature.Sign(text, NoteKey.ForWitness(name, key.PublicKey), key, 1).ToNoteSignature());
    }

    private static CharterRow Charter(long from, int quorum, SigningKey[] keys) => new(
        from, quorum, 1, false,
        [
            .. keys.Select((key, i) => new MemberRow(
                GovernedNetwork.Members[i].Party, $"member-{i}", "M", "员", MemberRole.Full,
                Convert.ToHexStringLower(key.PublicKey.Bytes.Span))),
        ],
        []);
}
