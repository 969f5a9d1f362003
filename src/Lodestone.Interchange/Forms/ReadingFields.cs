using System.Collections.Immutable;
using System.Text;
using Lodestone.Vocabulary;

namespace Lodestone.Interchange;

/// <summary>The members of an object that is being read. The first refusal stays.</summary>
internal sealed class ReadingFields : Fields
{
    private readonly StrictElement at;

    public ReadingFields(StrictElement at)
    {
        this.at = at;
        Refusal = at.IsObject ? null : at.Refused(RefusalCode.WrongType, "an object is required");
    }

    /// <summary>The first thing that was wrong; null as long as nothing is.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Whether a member is there, without asking for it.</summary>
    public bool Has(string name) => Refusal is null && Find(name, isAsked: false, out _);

    /// <summary>Refuses the object for one of its members, unless something was wrong before.</summary>
    public void Refuse(RefusalCode code, string name, string? detail = null) =>
        Refusal ??= new Refusal(code, at.PathOf(name), detail);

    /// <summary>Keeps a refusal from elsewhere, unless something was wrong before.</summary>
    public void Keep(Refusal? refusal) => Refusal ??= refusal;

    /// <inheritdoc/>
    public override void Require(bool holds, RefusalCode code, string name, string? detail = null)
    {
        if (!holds)
        {
            Refuse(code, name, detail);
        }
    }

    /// <summary>Refuses members that nobody has asked for.</summary>
    /// <param name="isTolerated">Which names may stand there all the same; null for none.</param>
    public void NothingElse(Func<string, bool>? isTolerated = null)
    {
        if (Refusal is not null)
        {
            return;
        }

        foreach (StrictElement member in at.Values)
        {
            if (!member.IsRead && (isTolerated is null || !isTolerated(member.Name)))
            {
                Refusal = member.Refused(RefusalCode.MemberUnknown);
                return;
            }
        }
    }

    /// <summary>Reads a field that is there; without it or after a refusal, nothing.</summary>
    public (bool Has, T Value) Read<T>(string name, Form<T> form, bool isRequired)
    {
        if (Refusal is not null)
        {
            return (false, default!);
        }

        if (!Find(name, isAsked: true, out StrictElement member))
        {
            Require(!isRequired, RefusalCode.MemberMissing, name);
            return (false, default!);
        }

        Refusal = form.Read(member, out T read);
        return (Refusal is null, read);
    }

    /// <summary>Reads a list; one that must have entries must be there.</summary>
    public ImmutableArray<T> ReadList<T>(string name, Form<T> form, int least)
    {
        if (Refusal is not null)
        {
            return [];
        }

        if (!Find(name, isAsked: true, out StrictElement member))
        {
            Require(least == 0, RefusalCode.MemberMissing, name);
            return [];
        }

        Refusal = Form.ReadList(member, form, least, out ImmutableArray<T> values);
        return values;
    }

    private bool Find(string name, bool isAsked, out StrictElement member)
    {
        // Our own names are ASCII: one byte a character.
        Span<byte> utf8 = stackalloc byte[name.Length];
        Encoding.ASCII.GetBytes(name, utf8);
        return isAsked ? at.TryMember(utf8, out member) : at.TryLook(utf8, out member);
    }
}
