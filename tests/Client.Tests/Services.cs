extern alias dunning;
extern alias invoicing;
extern alias litigation;
using Recouvrement.Client.Agency;
using Recouvrement.Client.Collector;
using Recouvrement.Client.Erp;
using Recouvrement.Client.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

/// <summary>Invoicing, and its client with the ERP's key.</summary>
public sealed class InvoicingWithClient : IAsyncLifetime
{
    public const string Siren = "732829320";

    public static DateOnly Today { get; } = new(2026, 3, 2);

    readonly string folder = Path.Combine(Path.GetTempPath(), $"recouvrement-documents-{Guid.CreateVersion7():N}");

    public ServiceUnderTest<invoicing::Program> Service { get; private set; } = null!;

    public IErpClient Erp { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest<invoicing::Program>.Start("invoicing", new Dictionary<string, string> { ["Documents:Folder"] = folder });
        await Service.SetToday(Today);
        Erp = RestClients.Over<IErpClient>(Service.As(Roles.Erp));
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Litigation, the other services played on the bus, and the clients of an agency and of two people at the creditor's.</summary>
public sealed class LitigationWithClient : IAsyncLifetime
{
    public static DateOnly Today { get; } = new(2026, 3, 16);

    public ServiceUnderTest<litigation::Program> Service { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    public IAgencyClient Agency { get; private set; } = null!;

    public ILitigationClient Collector { get; private set; } = null!;

    public ILitigationClient Manager { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest<litigation::Program>.Start("litigation", new Dictionary<string, string> { ["Webhooks:Key"] = ServiceUnderTest<litigation::Program>.PersonalDataKey });
        await Service.SetToday(Today);
        Bus = await TestBus.Start(Service.Broker);
        Agency = RestClients.Over<IAgencyClient>(Service.As(Roles.Agency));
        Collector = RestClients.Over<ILitigationClient>(Service.As(Roles.Collector));
        Manager = RestClients.Over<ILitigationClient>(Service.As(Roles.Manager));
    }

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
    }
}

/// <summary>Dunning, the other services played on the bus, and the clients of a collector and a manager.</summary>
public sealed class DunningWithClient : IAsyncLifetime
{
    public static DateOnly Today { get; } = new(2026, 10, 1);

    public ServiceUnderTest<dunning::Program> Service { get; private set; } = null!;

    public TestBus Bus { get; private set; } = null!;

    public ICollectorClient Collector { get; private set; } = null!;

    public ICollectorClient Manager { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest<dunning::Program>.Start("dunning");
        await Service.SetToday(Today);
        Bus = await TestBus.Start(Service.Broker);
        Collector = RestClients.Over<ICollectorClient>(Service.As(Roles.Collector));
        Manager = RestClients.Over<ICollectorClient>(Service.As(Roles.Manager));
    }

    public async Task DisposeAsync()
    {
        await Bus.DisposeAsync();
        await Service.DisposeAsync();
    }
}
