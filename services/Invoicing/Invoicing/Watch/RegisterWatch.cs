using Recouvrement.Invoicing.Companies;

namespace Recouvrement.Invoicing.Watch;

/// <summary>The public company register, asked about watched companies every month unless <c>CompanyRegister:EveryDays</c> says otherwise: a company may cease without insolvency.</summary>
sealed class RegisterWatch(CompanyRegister register, CompanyBook book, IConfiguration configuration) : ICompanyWatch
{
    const int Month = 30;

    /// <inheritdoc/>
    public string Source => "company_register";

    /// <inheritdoc/>
    public bool IsOn => register.IsOn;

    /// <inheritdoc/>
    public int EveryDays { get; } = Math.Max(1, configuration.GetValue("CompanyRegister:EveryDays", Month));

    /// <inheritdoc/>
    public async Task<WatchFinding> Ask(WatchedCompany company, DateOnly today, CancellationToken stop)
    {
        var record = await register.Look(company.Siren, stop);
        return new(null, (session, context, cancel) => book.Note(session, company.Siren, record, today, context, cancel));
    }
}
