using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.FollowUps;

/// <summary>What a person is to do because of what the debtor said or what became of a message, or a visit that was ordered.</summary>
/// <param name="FollowUp">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>send_invoice_copy</c>, <c>tell_sales</c>, <c>open_dispute</c>, <c>find_contact</c>, <c>find_payment</c>, <c>visit</c>, <c>ask_carrier</c>, <c>answer_debtor</c> or <c>send_by_hand</c>.</param>
/// <param name="Invoices">The ERP's own numbers.</param>
/// <param name="Deadline">Last day to do it.</param>
/// <param name="AskedOn">Business date.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Contact">The contact or message it follows from; its own key for a visit.</param>
/// <param name="DoneOn">Day on which it was done.</param>
/// <param name="DroppedOn">Day from which it was no longer to be done.</param>
/// <param name="Task">Its task in <c>GET /tasks</c>: both end together. Null for one from before there were such tasks, until its case is told anything.</param>
/// <param name="Why">What became of the message it follows from, such as <c>bounced</c>, <c>unknown_address</c> or <c>not_presented</c>; null where it follows from words.</param>
public sealed record FollowUpItem(
    Guid FollowUp, Guid Case, string Creditor, string CustomerNumber, string Kind, IReadOnlyList<string> Invoices, DateOnly Deadline, DateOnly AskedOn, string By, Guid Contact, DateOnly? DoneOn,
    DateOnly? DroppedOn = null, Guid? Task = null, string? Why = null)
{
    internal const string Row = "follow_up", Open = "open", Done = "done";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.FollowUps.Values.Select(task => new SaidRow(
        task.Id, Row, task.IsOpen ? Open : Done, task.Deadline, SaidRows.Write(new FollowUpItem(
            task.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, Spelling.Of(task.Kind),
            [.. task.Invoices.Select(id => dunning.Invoices[id].Terms!.Number)], task.Deadline, task.On, task.By, task.Contact, task.DoneOn, task.DroppedOn, FollowUpTasks.IdOf(task.Id), task.Why))));
}
