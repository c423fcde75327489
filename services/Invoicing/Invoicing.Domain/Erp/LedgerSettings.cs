using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>Orders to the settings of an entity's general ledger.</summary>
public abstract record LedgerSettingsCommand
{
    LedgerSettingsCommand() { }

    /// <summary>From now on entries go to these accounts, and to the standard ones for the rest.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Accounts">The entity's own.</param>
    public sealed record ChangeAccounts(string Creditor, LedgerAccounts Accounts) : LedgerSettingsCommand;
}

/// <summary>Facts of the settings of an entity's general ledger.</summary>
public abstract record LedgerSettingsEvent
{
    LedgerSettingsEvent() { }

    /// <summary>Entries of later facts go to these accounts; those of earlier facts stay as they were.</summary>
    public sealed record LedgerAccountsChanged(string Creditor, LedgerAccounts Accounts) : LedgerSettingsEvent;
}

/// <summary>Which accounts an entity posts to.</summary>
/// <param name="Creditor">SIREN; null until somebody has set anything.</param>
/// <param name="Accounts">Its own; for the rest the standard chart stands.</param>
public sealed record LedgerSettings(string? Creditor, LedgerAccounts Accounts) : IDecider<LedgerSettings, LedgerSettingsCommand, LedgerSettingsEvent>
{
    /// <inheritdoc/>
    public static LedgerSettings Initial => new(null, LedgerAccounts.None);

    /// <summary>The stream of an entity's settings.</summary>
    public static Guid Of(Siren creditor) => NameBasedId.OfStream("ledger_settings", creditor, creditor.Digits);

    /// <inheritdoc/>
    public static Decision<LedgerSettingsEvent> Decide(LedgerSettings settings, LedgerSettingsCommand command) => command switch
    {
        LedgerSettingsCommand.ChangeAccounts change when change.Accounts == settings.Accounts => Nothing,
        LedgerSettingsCommand.ChangeAccounts change => new LedgerSettingsEvent.LedgerAccountsChanged(change.Creditor, change.Accounts),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static LedgerSettings Evolve(LedgerSettings was, LedgerSettingsEvent happened) => happened switch
    {
        LedgerSettingsEvent.LedgerAccountsChanged e => new(e.Creditor, e.Accounts),
        _ => throw new UnreachableException(),
    };
}
