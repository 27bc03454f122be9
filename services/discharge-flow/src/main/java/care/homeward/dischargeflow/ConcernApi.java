package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mental capacity and safeguarding, over HTTP; what was said is part of the plan. */
@RestController
@RequestMapping("/api/stays/{id}")
class ConcernApi {

  private final StayDesk desk;
  private final StayViews views;
  private final Moments moments;

  ConcernApi(StayDesk desk, StayViews views, Moments moments) {
    this.desk = desk;
    this.views = views;
    this.moments = moments;
  }

  /** How the question of mental capacity stands, and since when; absent means now. */
  record MentalCapacity(@NotNull Capacity capacity, @Nullable Instant at) {}

  /** That a concern was raised or closed, and when; absent means now. */
  record Safeguarding(@NotNull Concern concern, @Nullable Instant at) {}

  /**
   * States whether a mental-capacity determination is awaited; while it is, nobody is ready to go.
   */
  @PostMapping("/mental-capacity")
  StayViews.View mentalCapacity(
      @PathVariable String id, @Valid @RequestBody MentalCapacity asked, Cause cause) {
    return handle(
        id,
        new StayCommand.StateMentalCapacity(
            moments.past(asked.at()), asked.capacity(), cause.id("wait")),
        cause);
  }

  /** Raises or closes a safeguarding concern; while it is open, nobody is ready to go. */
  @PostMapping("/safeguarding")
  StayViews.View safeguarding(
      @PathVariable String id, @Valid @RequestBody Safeguarding asked, Cause cause) {
    return handle(
        id,
        new StayCommand.StateSafeguarding(
            moments.past(asked.at()), asked.concern(), cause.id("wait")),
        cause);
  }

  private StayViews.View handle(String id, StayCommand command, Cause cause) {
    return views.of(desk.handle(id, command, cause).state());
  }
}
