using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Limits;

/// <summary>The key of an interruption.</summary>
public static class InterruptionKey
{
    /// <summary>Invoice, kind, day and proof make it one.</summary>
    public static Guid Of(Guid invoice, InterruptionKind kind, DateOnly on, string proof) => NameBasedId.Of($"interruption|{invoice}|{kind}|{on:yyyy-MM-dd}|{proof}");
}

/// <summary>What a person records of interruptions. A formal notice is none, and is refused (rule R3.3).</summary>
static class Interrupting
{
    internal static Decision<DunningEvent> Records(this DunningCase dunning, DunningCommand.RecordInterruption record)
    {
        if (dunning.Invoices.GetValueOrDefault(record.Invoice) is not { Terms: { } terms } invoice) return NoInvoice;
        var key = InterruptionKey.Of(record.Invoice, record.Kind, record.ActOn, record.Proof);
        if (invoice.Interruptions.ContainsKey(key)) return Nothing;
        return record switch
        {
            { Kind: InterruptionKind.WrittenDemand } when dunning.Kind != CustomerKind.PublicBody =>
                Refuse("never_interrupts", "A reminder or a formal notice interrupts the period of a public body only (loi 68-1250, art. 2)."),
            // Who declared it knows of the judgment, which may be heard here only later.
            { Kind: InterruptionKind.InsolvencyDeclaration, DeclaredIn: null } when !dunning.Insolvency.All.Any(p => p.JudgmentOn <= record.ActOn) =>
                Refuse("no_insolvency", "No insolvency proceedings of this debtor had been opened by that day."),
            _ when record.ActOn > record.On => Refuse("act_to_come", "What has not been done yet interrupts nothing."),
            _ when record.ActOn < terms.IssuedOn && !(terms.DeliveredOn <= record.ActOn) => Refuse("before_the_claim", "The claim was not born yet on that day."),
            _ => new LimitationInterrupted(invoice.Id, terms.Number, key, record.Kind, record.ActOn, record.Proof, record.By, record.On),
        };
    }

    internal static Decision<DunningEvent> Ends(this DunningCase dunning, DunningCommand.EndInterruption end)
    {
        if (dunning.Invoices.GetValueOrDefault(end.Invoice) is not { Terms: { } terms } invoice) return NoInvoice;
        return invoice.Interruptions.GetValueOrDefault(end.Interruption) switch
        {
            null                                                  => Refuse("no_such_interruption", "There is no interruption of that id."),
            { } act when act.EndedOn == end.EndedOn && act.IsVoid == end.IsVoid => Nothing,
            { Lasts: false } when !end.IsVoid                     => Refuse("ends_at_once", "This act has no effect that lasts: the period began anew on its day."),
            { On: var on } when end.EndedOn < on                  => Refuse("ends_before_it_began", $"It was done on {on:yyyy-MM-dd}."),
            _ when end.EndedOn > end.On                           => Refuse("end_to_come", "It has not ended yet."),
            _                                                     => new InterruptionEnded(invoice.Id, terms.Number, end.Interruption, end.EndedOn, end.IsVoid, end.By, end.On),
        };
    }

    internal static Decision<DunningEvent> Decides(this DunningCase dunning, DunningCommand.DecideDeclaration decide)
    {
        if (dunning.Invoices.GetValueOrDefault(decide.Invoice) is not { Terms: { } terms } invoice) return NoInvoice;
        return invoice.Interruptions.GetValueOrDefault(decide.Interruption) switch
        {
            null                                                                => Refuse("no_such_interruption", "There is no interruption of that id."),
            { Kind: not InterruptionKind.InsolvencyDeclaration }                => Refuse("not_a_declaration", "This act is no declaration in insolvency proceedings."),
            { TurnedDownOn: null } when decide.IsAdmitted                       => Nothing,
            { TurnedDownOn: { } known } when !decide.IsAdmitted && known == decide.DecidedOn => Nothing,
            { On: var on } when decide.DecidedOn < on                           => Refuse("decided_before_it_was_declared", $"It was declared on {on:yyyy-MM-dd}."),
            _ when decide.DecidedOn > decide.On                                 => Refuse("decision_to_come", "It has not been decided yet."),
            _ => new DeclarationDecided(invoice.Id, terms.Number, decide.Interruption, decide.DecidedOn, decide.IsAdmitted, decide.By, decide.On),
        };
    }

    static readonly Decision<DunningEvent> NoInvoice = Refuse("no_such_invoice", "There is no such invoice in this case.");
}
