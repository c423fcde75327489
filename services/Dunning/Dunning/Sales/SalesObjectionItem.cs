using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Sales;

/// <summary>An objection of sales to threats.</summary>
/// <param name="Objection">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Step">Only this threat: a step of the policy, or <c>hand_over</c>; null: any.</param>
/// <param name="Invoices">The ERP's own numbers; none: the whole case.</param>
/// <param name="Until">Last day.</param>
/// <param name="SalesPerson">The ERP's code of the debtor's sales person then; null where it had none.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who entered it.</param>
/// <param name="LiftedOn">Day on which a manager lifted it.</param>
/// <param name="LiftedBy">Who lifted it.</param>
public sealed record SalesObjectionItem(
    Guid Objection, Guid Case, string Creditor, string CustomerNumber, string Reason, string? Step, IReadOnlyList<string> Invoices, DateOnly Until, string? SalesPerson, DateOnly On, string By,
    DateOnly? LiftedOn, string? LiftedBy)
{
    internal const string Kind = "sales_objection", Set = "set", Lifted = "lifted";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.Objections.Values.Select(objection => new SaidRow(
        objection.Id, Kind, objection.LiftedOn is null ? Set : Lifted, objection.Until, SaidRows.Write(Of(dunning, objection))));

    internal static SalesObjectionItem Of(DunningCase dunning, SalesObjection objection) => new(
        objection.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, Spelling.Of(objection.Reason), objection.Step,
        [.. objection.Invoices.Select(id => dunning.Invoices[id].Terms!.Number)], objection.Until, objection.SalesPerson, objection.On, objection.By, objection.LiftedOn, objection.LiftedBy);
}
