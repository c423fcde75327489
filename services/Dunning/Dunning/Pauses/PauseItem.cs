using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Pauses;

/// <summary>A pause.</summary>
/// <param name="Pause">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day.</param>
/// <param name="Invoices">The ERP's own numbers; none: the whole case.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who.</param>
/// <param name="Contact">The contact whose result it follows from.</param>
/// <param name="LiftedOn">Day on which a person lifted it.</param>
public sealed record PauseItem(
    Guid Pause, Guid Case, string Creditor, string CustomerNumber, string Reason, DateOnly Until, IReadOnlyList<string> Invoices, DateOnly On, string By, Guid? Contact, DateOnly? LiftedOn)
{
    internal const string Kind = "pause", Set = "set", Lifted = "lifted";

    internal static IEnumerable<SaidRow> Rows(DunningCase dunning) => dunning.Pauses.Values.Select(pause => new SaidRow(
        pause.Id, Kind, pause.LiftedOn is null ? Set : Lifted, pause.Until, SaidRows.Write(new PauseItem(
            pause.Id, dunning.Account!.CaseId(), dunning.Account.Creditor, dunning.Account.CustomerNumber, Spelling.Of(pause.Reason), pause.Until,
            [.. pause.Invoices.Select(id => dunning.Invoices[id].Terms!.Number)], pause.On, pause.By, pause.Contact, pause.LiftedOn))));
}
