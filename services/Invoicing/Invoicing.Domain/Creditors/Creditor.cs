using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Creditors;

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
}

/// <summary>A creditor entity (créancier): one company, one SIREN; a group has several.</summary>
/// <param name="Siren">Null until it is registered.</param>
/// <param name="Letterhead">SHA-256 of the letterhead.</param>
/// <param name="BankFeedThrough">Last day whose bank movements are known.</param>
public sealed record Creditor(string? Siren, string? Letterhead, DateOnly? BankFeedThrough) : IDecider<Creditor, CreditorCommand, CreditorEvent>
{
    /// <inheritdoc/>
    public static Creditor Initial => new(null, null, null);

    /// <inheritdoc/>
    public static Decision<CreditorEvent> Decide(Creditor creditor, CreditorCommand command) => command switch
    {
        CreditorCommand.Register register    => creditor.Registers(register),
        CreditorCommand.ReceiveBankFeed feed => creditor.Receives(feed),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Creditor Evolve(Creditor was, CreditorEvent happened) => happened switch
    {
        CreditorEvent.CreditorRegistered e => was with { Siren = e.Creditor },
        CreditorEvent.LetterheadChanged e  => was with { Letterhead = e.Letterhead },
        CreditorEvent.BankFeedReceived e   => was with { BankFeedThrough = e.Through },
        _ => throw new UnreachableException(),
    };

    Decision<CreditorEvent> Registers(CreditorCommand.Register register)
    {
        var changed = new CreditorEvent.LetterheadChanged(register.Creditor, register.Letterhead);
        if (Siren is null) return Accept<CreditorEvent>(new CreditorEvent.CreditorRegistered(register.Creditor), changed);
        return Letterhead == register.Letterhead ? Nothing : changed;
    }

    Decision<CreditorEvent> Receives(CreditorCommand.ReceiveBankFeed feed) => this switch
    {
        { Siren: null }                                               => Refuse("creditor_unknown", "The creditor entity is not registered."),
        // An older statement that comes late says nothing new.
        { BankFeedThrough: { } through } when through >= feed.Through => Nothing,
        _                                                             => new CreditorEvent.BankFeedReceived(Siren, feed.Through),
    };
}
