using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Lodestone.Vocabulary.Tests;

/// <summary>
/// Every noun, through and through: no field of any type of this room can be written after construction, and none holds
/// something that others could change.
/// </summary>
public sealed class ImmutabilityTests
{
    private static readonly Type[] Plain =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(char), typeof(int), typeof(long), typeof(Int128),
        typeof(System.Numerics.BigInteger), typeof(Range),
    ];

    private static readonly Type[] Sealed =
        [typeof(ImmutableArray<>), typeof(FrozenDictionary<,>), typeof(Nullable<>), typeof(ValueTuple<,>),
            typeof(ValueTuple<,,>)];

    [Fact]
    public void No_instance_field_can_be_written_or_holds_what_can_be_changed()
    {
        string[] open =
        [
            .. from type in typeof(Mass).Assembly.GetTypes()
               where type.Namespace == typeof(Mass).Namespace && !type.IsEnum
               from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
               where !IsGenerated(type) && (!field.IsInitOnly || !IsImmutable(field.FieldType))
               select $"{type.Name}.{field.Name} is a {field.FieldType.Name}",
        ];

        Assert.Empty(open);
    }

    [Fact]
    public void No_static_field_can_be_written()
    {
        string[] open =
        [
            .. from type in typeof(Mass).Assembly.GetTypes()
               where type.Namespace == typeof(Mass).Namespace && !type.IsEnum && !IsGenerated(type)
               from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
               where !field.IsInitOnly && !field.IsLiteral
               select $"{type.Name}.{field.Name}",
        ];

        Assert.Empty(open);
    }

    [Fact]
    public void A_planted_list_is_found()
    {
        Assert.False(IsImmutable(typeof(List<string>)));
        Assert.False(IsImmutable(typeof(string[])));
        Assert.False(IsImmutable(typeof(ImmutableArray<string[]>)));
        Assert.True(IsImmutable(typeof(ImmutableArray<LotPortion>)));
        Assert.True(IsImmutable(typeof(Mass?)));
    }

    private static bool IsImmutable(Type type) =>
        Plain.Contains(type) || type.IsEnum || type.Assembly == typeof(Mass).Assembly
        || (type.IsGenericType && Sealed.Contains(type.GetGenericTypeDefinition())
            && type.GetGenericArguments().All(IsImmutable));

    // Closures and iterators of the compiler live for one call and are handed to nobody.
    private static bool IsGenerated(Type type) => type.Name.StartsWith('<')
        || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
