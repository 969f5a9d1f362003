using System.Reflection;
using Lodestone.Rules;
using Lodestone.Vocabulary;

namespace House.Tests;

public sealed class NounTests
{
    /// <summary>The one holder of changing state in these rooms; everything else is a value.</summary>
    private static readonly string[] Holders = [];

    [Fact]
    public void Nouns_and_rows_have_no_property_that_can_be_set_and_no_open_field() =>
        Assert.Empty(
            from room in new[] { typeof(RefusalCode).Assembly, typeof(Rulebook).Assembly }
            from type in room.GetExportedTypes()
            where !type.IsEnum && !Holders.Contains(type.Name)
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where IsOpen(member)
            select $"{type.Name}.{member.Name} can be changed from outside: make it get-only or readonly");

    [Fact]
    public void A_planted_open_member_is_found()
    {
        Assert.True(IsOpen(typeof(Planted).GetProperty(nameof(Planted.Open))!));
        Assert.True(IsOpen(typeof(Planted).GetField(nameof(Planted.Field))!));
        Assert.False(IsOpen(typeof(Planted).GetProperty(nameof(Planted.Shut))!));
    }

    private static bool IsOpen(MemberInfo member) => member switch
    {
        PropertyInfo property => property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers()
                .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)),
        FieldInfo field => !field.IsInitOnly && !field.IsLiteral,
        _ => false,
    };

    private sealed class Planted
    {
        public int Field = 1;

        public int Open { get; set; }

        public int Shut { get; init; }
    }
}
