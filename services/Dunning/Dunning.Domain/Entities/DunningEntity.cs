using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Entities.EntityCommand;
using static Recouvrement.Dunning.Domain.Entities.EntityEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Entities;

/// <summary>How a creditor entity duns.</summary>
/// <param name="Mode">How real it is.</param>
/// <param name="HandsOver">Claims may leave the house.</param>
/// <param name="Stopped">Everything is stopped.</param>
/// <param name="MailboxFingerprint">SHA-256 of the mailbox that receives everything in redirect mode; the mailbox itself is kept where it can be erased.</param>
/// <param name="SendsTexts">True: text messages of a policy go out by themselves; null: a person hands them to a provider.</param>
public sealed record EntitySettings(SendingMode Mode, bool HandsOver, bool Stopped, string? MailboxFingerprint, bool? SendsTexts = null);

/// <summary>The facts of a creditor entity.</summary>
public abstract record EntityEvent
{
    EntityEvent()
    {
    }

    /// <summary>How it duns was changed.</summary>
    public sealed record SettingsChanged(string Creditor, EntitySettings Settings, string By) : EntityEvent;

    /// <summary>It said what the levels of its ERP stand for.</summary>
    public sealed record ReminderLevelsMapped(string Creditor, ReminderLevels Levels, string By) : EntityEvent;

    /// <summary>Its bank movements are known up to a day.</summary>
    public sealed record BankFeedHeard(string Creditor, DateOnly Through, long Version) : EntityEvent;
}

/// <summary>What a creditor entity can be told.</summary>
public abstract record EntityCommand
{
    EntityCommand()
    {
    }

    /// <summary>Dunn like this from now on.</summary>
    public sealed record ChangeSettings(string Creditor, EntitySettings Settings, string By) : EntityCommand;

    /// <summary>The levels of its ERP stand for this from now on; what was imported before stays as it was understood then.</summary>
    public sealed record MapReminderLevels(string Creditor, ReminderLevels Levels, string By) : EntityCommand;

    /// <summary>Its bank movements are known up to a day.</summary>
    public sealed record HearBankFeed(string Creditor, DateOnly Through, long Version) : EntityCommand;
}

/// <summary>A creditor entity as dunning sees it. It starts in shadow: it decides and sends nothing.</summary>
/// <param name="Settings">How it duns.</param>
/// <param name="FeedThrough">Last day whose bank movements are known.</param>
/// <param name="Heard">Versions of the creditor's stream heard of.</param>
public sealed record DunningEntity(EntitySettings Settings, DateOnly? FeedThrough, ImmutableHashSet<long> Heard) : IDecider<DunningEntity, EntityCommand, EntityEvent>
{
    /// <inheritdoc/>
    public static DunningEntity Initial { get; } = new(new(SendingMode.Shadow, HandsOver: false, Stopped: false, null), null, []);

    /// <summary>What the levels of its ERP stand for.</summary>
    public ReminderLevels Levels { get; init; } = ReminderLevels.AsTheyAre;

    /// <summary>What a decision about a case asks of it.</summary>
    public EntityFacts Facts => new(Settings.Mode, Settings.HandsOver, Settings.Stopped, FeedThrough, Settings.SendsTexts is true);

    /// <inheritdoc/>
    public static Decision<EntityEvent> Decide(DunningEntity state, EntityCommand command) => command switch
    {
        ChangeSettings change => state.Changes(change),
        MapReminderLevels { Levels.IsSound: false } => Refuse("levels_unsound", "Each level of the ERP stands once, and a higher one never for less than a lower one."),
        MapReminderLevels map => map.Levels == state.Levels ? Nothing : new ReminderLevelsMapped(map.Creditor, map.Levels, map.By),
        HearBankFeed heard    => state.Heard.Contains(heard.Version) ? Nothing : new BankFeedHeard(heard.Creditor, heard.Through, heard.Version),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static DunningEntity Evolve(DunningEntity state, EntityEvent happened) => happened switch
    {
        SettingsChanged e => state with { Settings = e.Settings },
        ReminderLevelsMapped e => state with { Levels = e.Levels },
        BankFeedHeard e   => state with { Heard = state.Heard.Add(e.Version), FeedThrough = state.FeedThrough >= e.Through ? state.FeedThrough : e.Through },
        _ => throw new UnreachableException(),
    };

    Decision<EntityEvent> Changes(ChangeSettings change) => change.Settings switch
    {
        { Mode: SendingMode.Unknown }                                => Refuse("mode_missing", "The mode is shadow, redirect or live."),
        { Mode: SendingMode.Redirect, MailboxFingerprint: null }     => Refuse("mailbox_missing", "Redirect mode needs the mailbox that receives everything."),
        var same when same == Settings                               => Nothing,
        var settings                                                 => new SettingsChanged(change.Creditor, settings, change.By),
    };
}
