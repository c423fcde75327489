using Recouvrement.Dunning.Domain.Worklist;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What makes an overdue invoice unattended.</summary>
public sealed class AttentionTests
{
    static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("reminder_1", 3, null, null, 3, null)]
    [InlineData("reminder_1", 3, null, null, 2, null)]
    [InlineData("reminder_1", 3, null, null, 4, "hint_missing")]
    [InlineData("reminder_1", 3, null, null, null, "hint_missing")]
    [InlineData("reminder_1", 0, null, null, 1, null)]
    [InlineData("reminder_1", -1, null, null, 1, "day_has_gone")]
    [InlineData("reminder_1", -1, null, null, 0, null)] // the run of today is still to come
    [InlineData("reminder_1", -1, null, null, -1, "not_looked_at")]
    [InlineData(null, null, "disputed", "collector", null, null)]
    [InlineData(null, null, "disputed", "", null, "owner_unknown")]
    [InlineData(null, null, "disputed", null, null, "owner_unknown")]
    [InlineData(null, 5, "held_factored", null, 5, null)]
    [InlineData(null, 5, "held_factored", "accounting", null, "hint_missing")]
    [InlineData(null, null, null, null, null, "nothing_next")]
    public void The_fault_is_named(string? step, int? next, string? blockedBy, string? owner, int? look, string? fault) =>
        Assert.Equal(fault, Attention.Fault(new(step, Day(next), blockedBy, owner, Day(look)), Today));

    static DateOnly? Day(int? days) => days is { } n ? Today.AddDays(n) : null;
}
