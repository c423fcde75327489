using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Histories;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What the history says on paper.</summary>
public sealed class FrenchTests
{
    public static TheoryData<Type> Facts { get; } = [.. typeof(DunningEvent).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(DunningEvent)))];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_is_told_in_French(Type fact)
    {
        var sample = File.ReadAllBytes(Path.Combine(StoredFactTests.Samples(), $"{EventJson.StoredName(fact)}.json"));
        var told = FrenchTelling.Of((DunningEvent)JsonSerializer.Deserialize(sample, fact, EventJson.Options)!);
        Assert.NotEqual("Fait", told.What);
        Assert.DoesNotContain("  ", told.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_and_days_are_written_as_in_France()
    {
        Assert.Equal("12\u00a0345,60\u00a0€", FrenchWords.Of(Kernel.Amounts.Money.Euros(12345.6m)));
        Assert.Equal("01/03/2026", FrenchWords.Of(new DateOnly(2026, 3, 1)));
        Assert.Equal("blocage : règlement annoncé", FrenchWords.Of("held_payment_announced"));
        Assert.Equal("some new word", FrenchWords.Of("some_new_word"));
    }
}
