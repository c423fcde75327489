using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Discounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>What the discounts of kept plans ask of the ERP, which issues credit notes: one for each plan, and to leave it or to undo it where it is owed again.</summary>
public static class DiscountWork
{
    /// <summary>Of a fact; null where there is nothing to do.</summary>
    public static ErpContent? Of(PlanDiscountEvent fact) => fact switch
    {
        PlanDiscountEvent.CreditNoteAsked e                          => new ErpContent.CreditNote(ErpKind.CreditNoteToIssue, e.On, e.Customer, e.Plan, e.Lines),
        PlanDiscountEvent.CreditNoteCalledOff { Lines.IsEmpty: true } => null,
        PlanDiscountEvent.CreditNoteCalledOff e                      => new ErpContent.CreditNote(ErpKind.CreditNoteWithdrawal, e.On, e.Customer, e.Plan, e.Lines),
        _ => throw new UnreachableException(),
    };

    /// <summary>SIREN of the entity of a fact.</summary>
    public static string CreditorOf(PlanDiscountEvent fact) => fact switch
    {
        PlanDiscountEvent.CreditNoteAsked e     => e.Creditor,
        PlanDiscountEvent.CreditNoteCalledOff e => e.Creditor,
        _ => throw new UnreachableException(),
    };
}
