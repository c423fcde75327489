using Microsoft.Extensions.DependencyInjection.Extensions;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Sending;

static class CarrierHosting
{
    /// <summary>A carrier with a worker of its own.</summary>
    public static ServiceHost AddCarrier<TCarrier>(this ServiceHost service) where TCarrier : class, ICarrier
    {
        service.Services.TryAddKeyedSingleton<LogSignal>(OutgoingWorker.Entered);
        service.Services.AddSingleton<TCarrier>();
        service.Services.AddSingleton<IHostedService>(parts => ActivatorUtilities.CreateInstance<OutgoingWorker>(parts, parts.GetRequiredService<TCarrier>()));
        return service;
    }
}
