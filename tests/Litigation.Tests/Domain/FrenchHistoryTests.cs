using System.Text.Json;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>Who reads a dossier on paper reads French, whatever happened.</summary>
public sealed class FrenchHistoryTests
{
    public static TheoryData<string> Facts { get; } = [.. new[] { typeof(PlacementEvent), typeof(FileEvent) }.SelectMany(all => all.GetNestedTypes().Where(t => t.IsSubclassOf(all))).Select(EventJson.StoredName)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_of_a_file_and_of_a_placement_has_French_words(string fact) => Assert.True(FrenchHistory.Tells(fact), fact);

    [Fact]
    public void What_an_agency_found_is_told_in_French()
    {
        var fact = JsonDocument.Parse("""{"reference":"di-1","reason":"not_delivered","amount":{"cents":20000,"currency":"EUR"},"foundOn":"2026-03-16"}""").RootElement;
        var told = FrenchHistory.Of("dispute_reported", fact, new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero), "agency:alpha");
        Assert.Equal(("16/03/2026", "Contestation reçue par le mandataire"), (told.On, told.What));
        Assert.Contains("motif non livré", told.Detail, StringComparison.Ordinal);
        Assert.Contains("le 16/03/2026", told.Detail, StringComparison.Ordinal);
    }
}
