using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Makes values of any type of a state with something in every field, no two alike: a field that nothing ever fills would survive anything.</summary>
sealed class Filled
{
    int number;

    public object Of(Type type)
    {
        number++;
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        return type switch
        {
            _ when type == typeof(string)   => $"é \"{number}\"",
            _ when type == typeof(bool)     => true,
            _ when type == typeof(int)      => number,
            _ when type == typeof(long)     => (long)number << 33,
            _ when type == typeof(decimal)  => number + 0.25m,
            _ when type == typeof(Guid)     => Guid.CreateVersion7(),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays(number),
            _ when type == typeof(TimeOnly) => new TimeOnly(7, number % 60),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 1, 1, 0, 0, number % 60, TimeSpan.Zero),
            _ when type == typeof(Money)    => Money.OfCents(number, "CHF"),
            _ when type.IsArray || (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) ?? false) => Collection(type),
            _ when type.Namespace?.StartsWith("Recouvrement.", StringComparison.Ordinal) == true || type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) => Object(type),
            _ => throw new NotSupportedException($"A state holds a {type}: does that survive being written and read? Say here how one is made."),
        };
    }

    object Object(Type type)
    {
        if (type.IsAbstract) return Of(Kinds(type)[number % Kinds(type).Length]);
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in Deep.Fields(type)) field.SetValue(made, Of(field.FieldType));
        return made;
    }

    // One of each kind, where there are several.
    object Collection(Type type)
    {
        var arguments = type.GetGenericArguments();
        var element = arguments[^1];
        var count = element.IsAbstract ? Kinds(element).Length : 2;
        if (arguments.Length == 1)
        {
            var items = Array.CreateInstance(element, count);
            for (var i = 0; i < count; i++) items.SetValue(Of(element.IsAbstract ? Kinds(element)[i] : element), i);
            return Immutable(type, typeof(IEnumerable<>).MakeGenericType(element), items);
        }

        var pair = typeof(KeyValuePair<,>).MakeGenericType(arguments);
        var pairs = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(pair))!;
        var keys = new HashSet<object>();
        for (var i = 0; i < count; i++)
            if (Of(arguments[0]) is var key && keys.Add(key)) pairs.Add(Activator.CreateInstance(pair, key, Of(element.IsAbstract ? Kinds(element)[i] : element)));
        return Immutable(type, typeof(IEnumerable<>).MakeGenericType(pair), pairs);
    }

    static object Immutable(Type type, Type from, object items) => typeof(ImmutableArray).Assembly.GetType(type.GetGenericTypeDefinition().FullName!.Split('`')[0])!
        .GetMethods(BindingFlags.Static | BindingFlags.Public)
        .Where(method => method.Name == "CreateRange" && method.GetGenericArguments().Length == type.GetGenericArguments().Length && method.GetParameters().Length == 1)
        .Select(method => method.MakeGenericMethod(type.GetGenericArguments()))
        .First(method => method.GetParameters()[0].ParameterType == from)
        .Invoke(null, [items])!;

    static Type[] Kinds(Type type) => [.. type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(kind => kind.IsSubclassOf(type) && !kind.IsAbstract)];
}
