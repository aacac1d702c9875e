/** Examples become weights: the training loop, its options and its history. */
package triggerword.training;
