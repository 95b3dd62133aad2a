using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Measuring;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Health;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Health;

/// <summary>Measurements and traces, as a collector would hear them. The meters are one for the whole process, so each test listens to what it caused itself.</summary>
public sealed class TellingAboutItself : IAsyncLifetime
{
    private static readonly AsyncLocal<TellingAboutItself?> Listening = new();
    private readonly TestCentre centre = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> heard = [];
    private readonly ConcurrentQueue<Activity> traced = [];
    private readonly MeterListener meters = new();
    private readonly ActivityListener traces;
    private SmallProject project = null!;

    public TellingAboutItself()
    {
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Listening.Value?.traced.Enqueue(activity),
        };
    }

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync()
    {
        meters.Dispose();
        traces.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Counts_what_was_done_and_what_was_refused_by_its_code_and_times_both()
    {
        Listen();
        await Hold(project.LiWen, project.CustomerOfLiWen);
        await Hold(project.WangFang, project.CustomerOfWangFang);

        Told("salescenter.commands").Should().Equal("command=HoldUnit,outcome=done", "command=HoldUnit,outcome=refused");
        Told("salescenter.refusals").Should().Equal("command=HoldUnit,code=unit.held-by-other");
        heard.Where(measured => measured.Name == "salescenter.commands").Should().OnlyContain(measured => measured.Value > 0);
        heard.Should().Contain(measured => measured.Name == "salescenter.write.wait");
    }

    [Fact]
    public async Task Times_how_long_a_change_took_to_the_screens()
    {
        await centre.Services.GetRequiredService<BoardBook>().Open(project.Id);
        await Hold(project.LiWen, project.CustomerOfLiWen);
        centre.Clock.Advance(TimeSpan.FromSeconds(3));
        Listen();

        await centre.Services.GetRequiredService<BoardRelay>().CatchUp(default);

        heard.Should().ContainSingle(measured => measured.Name == "salescenter.push.lag").Which.Value.Should().Be(3);
    }

    [Fact]
    public async Task Traces_a_command_by_name_and_outcome_and_nothing_about_people_customers_or_units()
    {
        Listen();
        await Hold(project.LiWen, project.CustomerOfLiWen);
        await Hold(project.WangFang, project.CustomerOfWangFang);

        traced.Select(trace => (trace.OperationName, Outcome: string.Join(',', trace.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")))).Should().Equal(
            ("HoldUnit", "outcome=done"), ("HoldUnit", "outcome=unit.held-by-other"));
    }

    [Fact]
    public async Task Says_how_long_the_oldest_of_each_queue_waits_and_what_is_wrong()
    {
        using var gauges = ActivatorUtilities.CreateInstance<Gauges>(centre.Services);
        var hold = await Hold(project.LiWen, project.CustomerOfLiWen);
        await centre.Send(project.LiWen, new SubmitSlip(project.Id, hold));
        centre.Clock.Advance(TimeSpan.FromMinutes(2));
        await gauges.Look(default);
        await centre.Services.GetRequiredService<InvariantWatch>().Look(default);
        Listen();

        meters.RecordObservableInstruments();

        heard.Should().Contain(measured => measured.Name == "salescenter.queue.age" && measured.Tags == "queue=slips" && measured.Value == 120)
            .And.Contain(measured => measured.Name == "salescenter.queue.age" && measured.Tags == "queue=visitors" && measured.Value == 0)
            .And.Contain(measured => measured.Name == "salescenter.queue.age" && measured.Tags == "queue=seals" && measured.Value == 120)
            .And.Contain(measured => measured.Name == "salescenter.invariants.wrong" && measured.Value > 0, "nobody sealed the entries of two minutes ago");
    }

    private void Listen()
    {
        Listening.Value = this;
        meters.Start();
        ActivitySource.AddActivityListener(traces);
    }

    private async Task<Guid> Hold(Guid consultant, Guid customer)
    {
        var hold = await centre.Send(consultant, new HoldUnit(project.Id, project.Units[0], customer));
        return hold.Succeeded ? hold.Value.DealId : Guid.Empty;
    }

    private IEnumerable<string> Told(string instrument) => heard.Where(measured => measured.Name == instrument).Select(measured => measured.Tags);

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Listening.Value == this)
            heard.Enqueue((instrument.Name, value, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
    }
}
