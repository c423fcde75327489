using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using MassTransit;

namespace Recouvrement.Contracts.Tests.Wire;

public sealed partial class WireNameTests
{
    public static TheoryData<string> Names => [.. Manifest.Contracts.Select(c => c.Name)];

    [Fact]
    public void Every_contract_is_in_the_manifest_once()
    {
        var declared = typeof(Manifest).Assembly.GetExportedTypes().Where(t => t.GetCustomAttribute<EntityNameAttribute>() is not null);
        Assert.Equal(declared.Select(t => t.Name).Order(), Manifest.Contracts.Select(c => c.Type.Name).Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_wire_name_is_independent_of_the_record_and_follows_it(string name)
    {
        var contract = Of(name);
        Assert.Matches(WireName(), name);
        Assert.Equal($"urn:message:{name}", MessageUrn.ForTypeString(contract.Type));
        var kebab = JsonNamingPolicy.KebabCaseLower.ConvertName(contract.Type.Name[..contract.Type.Name.LastIndexOf('V')]);
        Assert.Equal($"{contract.Publisher}.{kebab}.v{contract.Type.Name[(contract.Type.Name.LastIndexOf('V') + 1)..]}", name);
    }

    [Theory, MemberData(nameof(Names))]
    public void Only_plain_values_travel(string name) => Assert.All(Of(name).Type.GetProperties(), property => Assert.True(IsPlain(property.PropertyType), $"{name}: {property.Name}"));

    [Theory, MemberData(nameof(Names))]
    public void A_contract_says_when_and_at_which_version(string name)
    {
        Assert.Equal(typeof(DateOnly), Of(name).Type.GetProperty("On")?.PropertyType);
        Assert.Equal(typeof(long), Of(name).Type.GetProperty("Version")?.PropertyType);
    }

    static Contract Of(string name) => Manifest.Contracts.Single(c => c.Name == name);

    static bool IsPlain(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsPlain(inner)
        : type.IsArray ? IsPlain(type.GetElementType()!)
        : type == typeof(string) || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(long) || type == typeof(int) || type == typeof(bool)
          || (type.Assembly == typeof(Manifest).Assembly && type.GetProperties().All(p => IsPlain(p.PropertyType)));

    [GeneratedRegex(@"^(invoicing|dunning|correspondence|litigation)\.[a-z]+(-[a-z]+)*\.v[1-9]$")]
    private static partial Regex WireName();
}
