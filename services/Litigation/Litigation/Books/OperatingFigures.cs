using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Books;

/// <summary>What operators and managers watch of the agencies: money that they hold past the day on which it was due to the creditor.</summary>
static class OperatingFigures
{
    const string Late = "from collections where remit_by < $1::date and remitted_cents < to_remit_cents group by 1, 2, 3";

    public static ServiceHost AddOperatingFigures(this ServiceHost service) => service
        .AddFigure("recouvrement.agency.funds_late", "{cent}", "Collected by an agency and not passed on in time",
            $"select agency, creditor, currency, sum(to_remit_cents - remitted_cents)::bigint {Late}", "agency", "creditor", "currency")
        .AddFigure("recouvrement.agency.funds_late_age", "d", "Days by which the oldest of it is late",
            $"select agency, creditor, currency, max($1::date - remit_by)::bigint {Late}", "agency", "creditor", "currency");
}
