package care.homeward.dischargeflow.returns;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The returns that were made: added to, never changed. */
interface Editions extends Repository<Edition, String> {

  /** Fails if there is one of this id. */
  Edition insert(Edition edition);

  Optional<Edition> findById(String id);

  List<Edition> findByKindAndPeriodOrderByNumberDesc(ReturnKind kind, String period, Limit most);
}
