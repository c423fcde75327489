using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>A request about one invoice, by the ERP's number, of the year where several have it.</summary>
readonly record struct InvoiceRequest(
    [FromRoute(Name = "siren")] string Siren, [FromRoute(Name = "number")] string Number, [FromQuery(Name = "year")] int? Year, [FromHeader(Name = "If-Match")] string? Version,
    InvoiceDesk Desk, BusinessClock Clock, HttpContext Http)
{
    /// <summary>Carries out an order that moves no money, unless something was wrong with it.</summary>
    public Task<IResult> Handle(Inspection inspection, InvoiceCommand order) => Desk.Handle(inspection, new(Siren, Number, Year), order, Version, Http, Http.RequestAborted);

    /// <summary>Carries out an order after which more or less is owed, unless something was wrong with it.</summary>
    public Task<IResult> Move(Inspection inspection, InvoiceCommand order) => Desk.Move(inspection, new(Siren, Number, Year), order, Version, Http, Http.RequestAborted);
}
