using System.Collections;
using System.Reflection;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Compares by every field there is, private ones too, whatever a type takes for equal.</summary>
static class Deep
{
    public static void Equal(object? expected, object? actual) => Assert.Null(Difference(expected, actual, expected?.GetType().Name ?? "null"));

    /// <summary>The first difference in words, or null.</summary>
    static string? Difference(object? a, object? b, string path)
    {
        if (a is null || b is null) return a is null && b is null ? null : $"{path}: {a ?? "null"} / {b ?? "null"}";
        if (a.GetType() != b.GetType()) return $"{path}: {a.GetType()} / {b.GetType()}";
        if (IsPlain(a)) return a.Equals(b) ? null : $"{path}: {a} / {b}";
        if (IsDefaultArray(a) || IsDefaultArray(b)) return IsDefaultArray(a) && IsDefaultArray(b) ? null : $"{path}: no array";
        return a switch
        {
            IDictionary entries => Entries(entries, (IDictionary)b, path),
            IEnumerable items   => IsSet(a) ? Set([.. items.Cast<object>()], [.. ((IEnumerable)b).Cast<object>()], path) : Items([.. items.Cast<object>()], [.. ((IEnumerable)b).Cast<object>()], path),
            _                   => Fields(a.GetType()).Select(field => Difference(field.GetValue(a), field.GetValue(b), $"{path}.{field.Name}")).FirstOrDefault(d => d is not null),
        };
    }

    static string? Entries(IDictionary a, IDictionary b, string path) =>
        a.Count != b.Count ? $"{path}: {a.Count} / {b.Count} entries"
        : a.Keys.Cast<object>().Select(key => b.Contains(key) ? Difference(a[key], b[key], $"{path}[{key}]") : $"{path}[{key}] is missing").FirstOrDefault(d => d is not null);

    static string? Items(object[] a, object[] b, string path) =>
        a.Length != b.Length ? $"{path}: {a.Length} / {b.Length} items" : a.Zip(b).Select((pair, i) => Difference(pair.First, pair.Second, $"{path}[{i}]")).FirstOrDefault(d => d is not null);

    static string? Set(object[] a, object[] b, string path) =>
        a.Length != b.Length ? $"{path}: {a.Length} / {b.Length} items" : a.FirstOrDefault(one => !b.Contains(one)) is { } lost ? $"{path} lacks {lost}" : null;

    static bool IsPlain(object of) => of is string or Money or Enum || (of.GetType().Namespace == "System" && !of.GetType().Name.StartsWith("ValueTuple", StringComparison.Ordinal));

    static bool IsSet(object of) => of.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    static bool IsDefaultArray(object of) => of.GetType() is { IsValueType: true } type && type.GetProperty("IsDefault") is { } isDefault && (bool)isDefault.GetValue(of)!;

    internal static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
    }
}
