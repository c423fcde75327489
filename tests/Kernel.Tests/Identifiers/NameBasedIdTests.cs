using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

/// <summary>The ids were computed by Python's <c>uuid.uuid5</c>: no change here can be right, it would lose every stream.</summary>
public sealed class NameBasedIdTests
{
    static readonly Siren Creditor = Siren.Parse("732829320")!.Value;

    [Theory]
    [InlineData("invoice|732829320|FA2026-0012|2026", "0edc8b7f-0c74-5e47-add3-2a5c1cd9451e")]
    [InlineData("customer|732829320|C001", "ef3dfeb5-7d2d-58f6-8aa3-ac7be7f9336f")]
    [InlineData("decision|é|1", "a4e50b35-20e0-5738-bad9-ef219b178906")]
    public void The_namespace_never_changes(string name, string id) => Assert.Equal(Guid.Parse(id), NameBasedId.Of(name));

    [Fact]
    public void A_stream_is_named_by_kind_creditor_and_key() =>
        Assert.Equal(Guid.Parse("0edc8b7f-0c74-5e47-add3-2a5c1cd9451e"), NameBasedId.OfStream("invoice", Creditor, "FA2026-0012", "2026"));

    [Theory]
    [InlineData("c001")]
    [InlineData(" C001 ")]
    [InlineData("C001\t")]
    public void A_key_is_the_same_however_it_is_spaced_or_capitalised(string key) =>
        Assert.Equal(Guid.Parse("ef3dfeb5-7d2d-58f6-8aa3-ac7be7f9336f"), NameBasedId.OfStream("customer", Creditor, key));

    [Fact]
    public void Another_creditor_has_another_stream() =>
        Assert.NotEqual(NameBasedId.OfStream("customer", Creditor, "C001"), NameBasedId.OfStream("customer", Siren.Parse("404833048")!.Value, "C001"));

    [Fact]
    public void It_is_a_version_5_UUID()
    {
        var text = NameBasedId.Of("anything").ToString();
        Assert.Equal('5', text[14]);
        Assert.Contains(text[19], "89ab");
    }
}
