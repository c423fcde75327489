using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Sales;

/// <summary>
/// Tells the debtor's sales person of threats to come, once per episode, step and invoice: on the day from which the working days of the policy run out on the day of the threat,
/// or at once where that has gone. Of invoices that reach the same threat within ten days it is told at once.
/// </summary>
static class TellingSales
{
    internal static void TellSales(this Course course, DunningCommand.Act act)
    {
        if (course.Now.SalesPerson is null) return;
        var situation = course.Situation(act.Now, act.On);
        var untold = course.Now.Invoices.Values.OrderBy(invoice => invoice.Id).SelectMany(situation.Untold).ToArray();
        foreach (var threats in untold.GroupBy(threat => (threat.Step, threat.Invoice.Currency)).OrderBy(threats => threats.Key.Step, StringComparer.Ordinal).ThenBy(threats => threats.Key.Currency, StringComparer.Ordinal))
        {
            if (!threats.Any(threat => threat.TellOn <= act.On)) continue;
            var together = threats.Where(threat => threat.TellOn <= act.On).Min(threat => threat.GoesOn).AddDays(SalesNotice.TogetherDays);
            // A run that makes up for a day that has gone tells today: the days run from when it is really heard.
            course.Add(course.Situation(act.Now, act.On).Telling(threats.Key.Step, threats.Where(threat => threat.GoesOn <= together).Select(threat => threat.Invoice), act.Today));
        }
    }
}
