using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Recouvrement.Dunning.Domain.Entities;

/// <summary>What a reminder level of an entity's ERP stands for here.</summary>
/// <param name="Erp">The ERP's own level, from 1 to 99.</param>
/// <param name="Reminders">So many of our reminders; 0: it asked for nothing, as a statement of account does not.</param>
public sealed record ReminderLevel(int Erp, int Reminders);

/// <summary>What the reminder levels of an entity's ERP stand for (correspondance des niveaux de relance). A level that is not named stands for as many of our reminders.</summary>
/// <param name="All">By the ERP's level; each once.</param>
public sealed record ReminderLevels(ImmutableArray<ReminderLevel> All)
{
    /// <summary>Of an entity that said nothing.</summary>
    public static ReminderLevels AsTheyAre { get; } = new([]);

    /// <summary>Our reminders that a level of the ERP stands for.</summary>
    public int Of(int erp) => All.FirstOrDefault(l => l.Erp == erp)?.Reminders ?? erp;

    /// <summary>Whether each stands once, and a higher level never for less than a lower one.</summary>
    [JsonIgnore]
    public bool IsSound => All.Zip(All.Skip(1)).All(pair => pair.First.Erp < pair.Second.Erp && pair.First.Reminders <= pair.Second.Reminders);

    /// <inheritdoc/>
    public bool Equals(ReminderLevels? other) => other is not null && All.SequenceEqual(other.All);

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(0, (hash, level) => HashCode.Combine(hash, level));
}
