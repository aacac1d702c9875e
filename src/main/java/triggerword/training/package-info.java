/**
 * Examples become weights: the course's training of one network ({@link triggerword.training.Trainer}), and the recipe for
 * people's voices, a group of networks with a threshold ({@link triggerword.training.VoicesTrainer}).
 */
package triggerword.training;
