using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Creditors;

/// <summary>Which source says what customers paid; the other one is compared and never counted.</summary>
public enum AllocationMaster
{
    /// <summary>Nobody chose: as <see cref="Erp"/>.</summary>
    None,

    /// <summary>The ERP's payments and lettering.</summary>
    Erp,

    /// <summary>The bank's statements.</summary>
    Bank,
}

/// <summary>Orders to a creditor entity.</summary>
public abstract record CreditorCommand
{
    CreditorCommand() { }

    /// <summary>Registers the entity, or changes how it presents itself. The letterhead itself may name a person and stays outside the stream.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Letterhead">SHA-256 of the letterhead.</param>
    public sealed record Register(string Creditor, string Letterhead) : CreditorCommand;

    /// <summary>The bank movements are known up to a day.</summary>
    /// <param name="Through">Last day known.</param>
    public sealed record ReceiveBankFeed(DateOnly Through) : CreditorCommand;

    /// <summary>A bank account is the entity's own.</summary>
    /// <param name="Account">IBAN without spaces.</param>
    public sealed record OpenBankAccount(string Account) : CreditorCommand;

    /// <summary>A bank account is the entity's no more.</summary>
    /// <param name="Account">IBAN without spaces.</param>
    public sealed record CloseBankAccount(string Account) : CreditorCommand;

    /// <summary>One source says what customers paid.</summary>
    /// <param name="Master">The source.</param>
    /// <param name="From">First day of the money that it counts; null means always: no money was counted yet.</param>
    public sealed record ChooseAllocationMaster(AllocationMaster Master, DateOnly? From = null) : CreditorCommand;

    /// <summary>Declares how a source writes its CSV files, or changes it.</summary>
    /// <param name="Source">Its name.</param>
    /// <param name="Declaration">SHA-256 of the declaration.</param>
    public sealed record DeclareCsvSource(string Source, string Declaration) : CreditorCommand;

    /// <summary>What payments leave over is written off up to an amount.</summary>
    /// <param name="UpTo">In euros; nothing asks for every cent.</param>
    public sealed record SetSmallDifference(Money UpTo) : CreditorCommand;

    /// <summary>So much may vanish from a list of open items before a person has to look.</summary>
    /// <param name="Threshold">How much.</param>
    public sealed record SetSnapshotThreshold(SnapshotThreshold Threshold) : CreditorCommand;

    /// <summary>What customers pay too much is kept up to an amount.</summary>
    /// <param name="UpTo">In euros; nothing leaves every cent on the account.</param>
    public sealed record SetKeptRemainder(Money UpTo) : CreditorCommand;
}

/// <summary>Facts of a creditor entity.</summary>
public abstract record CreditorEvent
{
    CreditorEvent() { }

    /// <summary>A company whose claims are followed here.</summary>
    public sealed record CreditorRegistered(string Creditor) : CreditorEvent;

    /// <summary>Its letterhead is another one now; the text lies in a table where it can be erased.</summary>
    public sealed record LetterheadChanged(string Creditor, string Letterhead) : CreditorEvent;

    /// <summary>Its bank movements are known up to a later day than before.</summary>
    public sealed record BankFeedReceived(string Creditor, DateOnly Through) : CreditorEvent;

    /// <summary>Statements of this account are the entity's.</summary>
    public sealed record BankAccountOpened(string Creditor, string Account) : CreditorEvent;

    /// <summary>No statement of this account is awaited any more.</summary>
    public sealed record BankAccountClosed(string Creditor, string Account) : CreditorEvent;

    /// <summary>This source says what customers paid from a day on, by the day of the money; always where there is none.</summary>
    public sealed record AllocationMasterChosen(string Creditor, AllocationMaster Master, DateOnly? From = null) : CreditorEvent;

    /// <summary>How a source writes its CSV files is known, or is another way now; the text lies in a table.</summary>
    public sealed record CsvSourceDeclared(string Creditor, string Source, string Declaration) : CreditorEvent;

    /// <summary>What payments leave over is written off up to another amount than before.</summary>
    public sealed record SmallDifferenceSet(string Creditor, Money UpTo) : CreditorEvent;

    /// <summary>So much may vanish from a list of open items from now on.</summary>
    public sealed record SnapshotThresholdSet(string Creditor, SnapshotThreshold Threshold) : CreditorEvent;

    /// <summary>What customers pay too much is kept up to another amount than before.</summary>
    public sealed record KeptRemainderLimitSet(string Creditor, Money UpTo) : CreditorEvent;
}

/// <summary>A creditor entity (créancier): one company, one SIREN; a group has several.</summary>
/// <param name="Siren">Null until it is registered.</param>
/// <param name="Letterhead">SHA-256 of the letterhead.</param>
/// <param name="BankFeedThrough">Last day whose bank movements are known.</param>
/// <param name="BankAccounts">Its own.</param>
/// <param name="Masters">Which source says what customers paid, by the day of the money.</param>
public sealed record Creditor(string? Siren, string? Letterhead, DateOnly? BankFeedThrough, ImmutableHashSet<string> BankAccounts, AllocationPeriods Masters) : IDecider<Creditor, CreditorCommand, CreditorEvent>
{
    /// <summary>SHA-256 of the declaration of each source of CSV files.</summary>
    public ImmutableDictionary<string, string> CsvSources { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What payments leave over is written off up to this amount.</summary>
    public Money SmallDifference { get; init; }

    /// <summary>How much may vanish from a list of open items before a person has to look.</summary>
    public SnapshotThreshold SnapshotThreshold { get; init; } = SnapshotThreshold.Default;

    /// <summary>What customers pay too much is kept up to this amount.</summary>
    public Money KeptRemainder { get; init; }

    /// <inheritdoc/>
    public static Creditor Initial => new(null, null, null, [], AllocationPeriods.Erp);

    /// <inheritdoc/>
    public static Decision<CreditorEvent> Decide(Creditor creditor, CreditorCommand command) => command switch
    {
        CreditorCommand.Register register    => creditor.Registers(register),
        CreditorCommand.ReceiveBankFeed feed => creditor.Receives(feed),
        _ when creditor.Siren is null        => Unknown,
        CreditorCommand.OpenBankAccount open => creditor.BankAccounts.Contains(open.Account) ? Nothing : new CreditorEvent.BankAccountOpened(creditor.Siren, open.Account),
        CreditorCommand.CloseBankAccount close => creditor.BankAccounts.Contains(close.Account) ? new CreditorEvent.BankAccountClosed(creditor.Siren, close.Account) : Nothing,
        CreditorCommand.ChooseAllocationMaster choose =>
            creditor.Masters.Last.Master == choose.Master ? Nothing : new CreditorEvent.AllocationMasterChosen(creditor.Siren, choose.Master, choose.From),
        CreditorCommand.DeclareCsvSource declare => creditor.Declares(declare),
        CreditorCommand.SetSmallDifference set   => creditor.SmallDifference == set.UpTo ? Nothing : new CreditorEvent.SmallDifferenceSet(creditor.Siren, set.UpTo),
        CreditorCommand.SetSnapshotThreshold set => creditor.SnapshotThreshold == set.Threshold ? Nothing : new CreditorEvent.SnapshotThresholdSet(creditor.Siren, set.Threshold),
        CreditorCommand.SetKeptRemainder set     => creditor.KeptRemainder == set.UpTo ? Nothing : new CreditorEvent.KeptRemainderLimitSet(creditor.Siren, set.UpTo),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Creditor Evolve(Creditor was, CreditorEvent happened) => happened switch
    {
        CreditorEvent.CreditorRegistered e => was with { Siren = e.Creditor },
        CreditorEvent.LetterheadChanged e  => was with { Letterhead = e.Letterhead },
        CreditorEvent.BankFeedReceived e   => was with { BankFeedThrough = e.Through },
        CreditorEvent.BankAccountOpened e  => was with { BankAccounts = was.BankAccounts.Add(e.Account) },
        CreditorEvent.BankAccountClosed e  => was with { BankAccounts = was.BankAccounts.Remove(e.Account) },
        CreditorEvent.AllocationMasterChosen e => was with { Masters = was.Masters.Then(e.Master, e.From ?? DateOnly.MinValue) },
        CreditorEvent.CsvSourceDeclared e  => was with { CsvSources = was.CsvSources.SetItem(e.Source, e.Declaration) },
        CreditorEvent.SmallDifferenceSet e => was with { SmallDifference = e.UpTo },
        CreditorEvent.SnapshotThresholdSet e => was with { SnapshotThreshold = e.Threshold },
        CreditorEvent.KeptRemainderLimitSet e => was with { KeptRemainder = e.UpTo },
        _ => throw new UnreachableException(),
    };

    static Decision<CreditorEvent> Unknown => Refuse("creditor_unknown", "The creditor entity is not registered.");

    Decision<CreditorEvent> Registers(CreditorCommand.Register register)
    {
        var changed = new CreditorEvent.LetterheadChanged(register.Creditor, register.Letterhead);
        if (Siren is null) return Accept<CreditorEvent>(new CreditorEvent.CreditorRegistered(register.Creditor), changed);
        return Letterhead == register.Letterhead ? Nothing : changed;
    }

    Decision<CreditorEvent> Declares(CreditorCommand.DeclareCsvSource declare) => this switch
    {
        { Siren: null } => Unknown,
        _ when CsvSources.GetValueOrDefault(declare.Source) == declare.Declaration => Nothing,
        _ => new CreditorEvent.CsvSourceDeclared(Siren, declare.Source, declare.Declaration),
    };

    Decision<CreditorEvent> Receives(CreditorCommand.ReceiveBankFeed feed) => this switch
    {
        { Siren: null }                                               => Unknown,
        // An older statement that comes late says nothing new.
        { BankFeedThrough: { } through } when through >= feed.Through => Nothing,
        _                                                             => new CreditorEvent.BankFeedReceived(Siren, feed.Through),
    };
}
