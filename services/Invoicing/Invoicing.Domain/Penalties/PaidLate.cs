using System.Globalization;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>Why an invoice that was paid late is not billed.</summary>
public enum PenaltyObstacle
{
    /// <summary>Nothing keeps it from being billed.</summary>
    None,

    /// <summary>It stands on a bill already.</summary>
    Billed,

    /// <summary>The creditor gave it up.</summary>
    Waived,

    /// <summary>It was caused before a judgment that opened insolvency proceedings: it is declared, and not asked for (L622-7, rule section 15).</summary>
    Insolvency,

    /// <summary>A dispute of it has not ended.</summary>
    Disputed,

    /// <summary>A factor has it: its penalties are the factor's.</summary>
    Factored,

    /// <summary>A part of it was written off as lost.</summary>
    Lost,

    /// <summary>A list of open items made its payment likely, and nobody has told the day of the money.</summary>
    PaymentPresumed,

    /// <summary>Its dates wait for a person to confirm them.</summary>
    DateUncertain,

    /// <summary>A figure of the law that it needs is not in the table.</summary>
    LegalParameterMissing,

    /// <summary>
    /// It may be time-barred, which a person checks: five years from its cause (L110-4, rules R3.1 and R3.2), of a public body four from the next 1 January (loi 68-1250).
    /// </summary>
    LimitationToCheck,
}

/// <summary>An invoice of which nothing is open.</summary>
/// <param name="Id">Stream of it.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Late">All that ever moved it.</param>
/// <param name="Known">What is known of earlier bills, or of who told of its payment.</param>
public sealed record PaidInvoice(Guid Id, Invoice State, LateInvoice Late, PenaltyObstacle Known = PenaltyObstacle.None);

/// <summary>An invoice that was paid late.</summary>
/// <param name="Document">Which.</param>
/// <param name="Line">What it owes; null where that cannot be computed.</param>
/// <param name="Obstacle">Why it is not billed.</param>
public sealed record PaidLate(AccountDocument Document, PenaltyLine? Line, PenaltyObstacle Obstacle)
{
    /// <summary>
    /// What a paid invoice owes for having been late: the statement of late interest of the day of the last money on it, to the cent. Its principal is paid then, and
    /// what is left is a penalty: it bears no interest itself (rule R2.5).
    /// </summary>
    /// <param name="paid">The invoice.</param>
    /// <param name="debtor">As the law sees it.</param>
    /// <param name="today">Nothing dated later counts.</param>
    /// <param name="law">Rates.</param>
    /// <returns>Null where it owes nothing: paid in time, not paid with money, not yet, or moved by what is dated ahead.</returns>
    public static PaidLate? Of(PaidInvoice paid, LateDebtor debtor, DateOnly today, LegalParameters law)
    {
        var (state, late) = (paid.State, paid.Late);
        if (state.IsPenalty || state.Outstanding.IsPositive || late.PaidOn(today) is not { } paidOn) return null;
        // What is known to move it on a later day may make that day the last of its money.
        if (late.Rows.Any(row => row.On > today)) return null;
        var known = Kept(paid, debtor, today);
        try
        {
            return late.On(paidOn, debtor, law) is { } interest && Owed(paid.Id, interest, paidOn) is { Amount.IsPositive: true } line ? new(late.Document, line, known) : null;
        }
        catch (LegalParameterMissing)
        {
            return new(late.Document, null, known is PenaltyObstacle.None or PenaltyObstacle.LimitationToCheck ? PenaltyObstacle.LegalParameterMissing : known);
        }
    }

    static PenaltyObstacle Kept(PaidInvoice paid, LateDebtor debtor, DateOnly today) => paid switch
    {
        { Known: not PenaltyObstacle.None and var known }                                => known,
        _ when debtor.FrozenOn(paid.Late.CausedOn, today) is not null                    => PenaltyObstacle.Insolvency,
        { State.Content.DateUncertain: true }                                            => PenaltyObstacle.DateUncertain,
        _ when paid.State.Holds.Values.Any(h => h is { Reason: HoldReason.Factored, IsLifted: false }) => PenaltyObstacle.Factored,
        _ when paid.State.Disputes.Values.Any(d => d.Outcome is DisputeOutcome.None)     => PenaltyObstacle.Disputed,
        _ when paid.State.Losses.WriteOffs.Values.Any(w => w is { Kind: WriteOffKind.Irrecoverable, Lost.IsPositive: true }) => PenaltyObstacle.Lost,
        _ when LastSafeDay(paid.Late, debtor) < today                                    => PenaltyObstacle.LimitationToCheck,
        _                                                                                => PenaltyObstacle.None,
    };

    // Nothing interrupts it here: whether something did is what is to be checked. The last day counts whole.
    static DateOnly LastSafeDay(LateInvoice late, LateDebtor debtor)
    {
        var caused = late.CausedOn < late.Content.IssuedOn ? late.CausedOn : late.Content.IssuedOn;
        return debtor.Kind is DebtorKind.PublicBody ? new(caused.Year + 4, 12, 31) : caused.AddYears(5);
    }

    static PenaltyLine Owed(Guid source, InvoiceInterest of, DateOnly paidOn)
    {
        var (document, content) = (of.Invoice.Document, of.Invoice.Content);
        return new(
            source, document.Number, document.Year!.Value, content.DueOn, paidOn, In(of.Statement.Interest.Total, content), In(of.Statement.Compensation, content),
            new([.. of.Statement.Interest.Lines.Select(l => new PenaltyPeriod(l.From, l.To, l.Base, l.Percent.ToString("0.00##", CultureInfo.InvariantCulture), l.Amount))]), of.Invoice.Course);
    }

    // Nothing has no currency of its own.
    static Money In(Money amount, InvoiceContent content) => Money.OfCents(amount.Cents, content.Amount.Currency);
}
