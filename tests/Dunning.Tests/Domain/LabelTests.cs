using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A decision names the document it was taken by, and no other.</summary>
public sealed class LabelTests
{
    [Fact]
    public void No_two_documents_share_a_label()
    {
        var shipped = ShippedPolicies.All.First(p => !p.Profiles.IsEmpty);
        DunningPolicy[] all = [shipped, shipped with { IsOwn = true }, shipped with { Version = shipped.Version + 1 }, shipped with { Version = shipped.Version + 1, IsOwn = true }];
        Assert.Distinct(all.SelectMany(p => p.Profiles.Select(change => p.For(change.Profile)).Prepend(p)).Select(p => p.Label));
    }

    [Fact]
    public void What_was_decided_before_own_versions_were_named_apart_reads_as_it_was_written()
    {
        var sample = File.ReadAllBytes(Path.Combine(StoredFactTests.Samples(), "step_decided.json"));
        Assert.Equal("standard_company 1", JsonSerializer.Deserialize<DunningEvent.StepDecided>(sample, EventJson.Options)!.Policy);
        Assert.All(ShippedPolicies.All, p => Assert.Equal($"{p.Name} {p.Version}", p.Label));
    }
}
