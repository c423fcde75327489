using System.Diagnostics;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Cases;

/// <summary>Tells what sales people were told and objected, one line each.</summary>
static class TellingSales
{
    public static Told Of(DunningEvent fact) => fact switch
    {
        SalesToldOfThreat e    => new($"Sales person {e.SalesPerson} told of {e.Step} for {string.Join(", ", e.Invoices.Select(one => one.Number))}, {e.Total}, from {e.MayGoOn:yyyy-MM-dd} on{(e.Mode == Domain.Entities.SendingMode.Live ? "" : $", in {Spelling.Of(e.Mode)} mode")}", e.Notice, e.Total),
        SalesObjected e        => new($"Sales objects to {e.Step ?? "any threat"} for {(e.Invoices.IsEmpty ? "the case" : e.Invoices.Length == 1 ? "1 invoice" : $"{e.Invoices.Length} invoices")} until {e.Until:yyyy-MM-dd} ({Spelling.Of(e.Reason).Replace('_', ' ')}), entered by {e.By}", e.Objection),
        SalesObjectionLifted e => new($"Objection of sales lifted by {e.By}", e.Objection),
        _ => throw new UnreachableException(),
    };
}
