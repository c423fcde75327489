namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>
    /// Asks the public company register about a customer and notes what it says; overwrites nothing. 409 <c>company_register_off</c> where none is configured, <c>siren_missing</c>
    /// where there is nothing to ask for; 503 while the register is away. Repeatable.
    /// </summary>
    [Post("/creditors/{siren}/customers/{number}/company-check")]
    Task<Company> CheckCompanyAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>What the public company register last said of a customer, and in what it differs from our data; 404 where it was never asked.</summary>
    [Get("/creditors/{siren}/customers/{number}/company")]
    Task<Company> GetCompanyAsync([Path] string siren, [Path] string number, CancellationToken stop = default);
}
